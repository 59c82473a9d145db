import {locales, text} from '../../../../js/webapp.js';

export default {
  app: {
    vendor: text('关键岗位安全协议', 'keypost'),
    name: text('监控台', 'Cockpit')
  },
  locales,
  customScripts: ['scripts/keypost'],
  bpmnJs: {additionalModules: ['scripts/diagram']},
  disableWelcomeMessage: true
};
