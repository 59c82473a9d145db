import {toRegister} from '../../../../js/webapp.js';

export default [toRegister('cockpit.navigation')];
