import {locales, text} from '../../../../js/webapp.js';

export default {
  app: {
    vendor: text('关键岗位安全协议', 'keypost'),
    name: text('系统管理', 'Administration')
  },
  locales,
  disableWelcomeMessage: true
};
