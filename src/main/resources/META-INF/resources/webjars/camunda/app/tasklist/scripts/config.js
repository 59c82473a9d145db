import {locales, text} from '../../../../js/webapp.js';

// What is due first stands on top; Tasklist's own order is by creation, whatever a filter says.
if (!window.location.hash.includes('sorting=')) {
  const [path, query] = window.location.hash.split('?');
  const sorting = encodeURIComponent(JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
  window.history.replaceState(null, '', `${path || '#/'}?${query ? `${query}&` : ''}sorting=${sorting}`);
}

export default {
  app: {
    vendor: text('关键岗位安全协议', 'keypost'),
    name: text('任务列表', 'Tasks')
  },
  locales,
  customScripts: ['scripts/keypost'],
  disableWelcomeMessage: true
};
