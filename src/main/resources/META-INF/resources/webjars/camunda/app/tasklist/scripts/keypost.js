import {toRegister} from '../../../../js/webapp.js';

export default [toRegister('tasklist.navbar.action')];
