// Labels that are read without zooming where the whole diagram is shown in the pane.
const style = {fontSize: 14, lineHeight: 1.15};

export default {
  'config.textRenderer': ['value', {defaultStyle: style, externalStyle: style}]
};
