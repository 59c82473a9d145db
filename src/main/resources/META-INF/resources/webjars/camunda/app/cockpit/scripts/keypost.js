import {toRegister} from '../../../../js/webapp.js';

// Ids and versions beside the diagram are for administrators: closed until somebody opens them, and then as they were left.
const key = 'ctnCollapsableParent:collapsed:sidebar';
const kept = JSON.parse(localStorage.getItem('camunda') ?? '{}');
if (!(key in kept)) {
  localStorage.setItem('camunda', JSON.stringify({...kept, [key]: 'yes'}));
}

export default [toRegister('cockpit.navigation')];
