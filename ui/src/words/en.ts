import common from '../../../locales/en/common.ftl?raw';
import goal from '../../../locales/en/step1_goal.ftl?raw';
import decomposition from '../../../locales/en/step2_decomposition.ftl?raw';
import ui from '../../../locales/en/ui.ftl?raw';

export default [common, goal, decomposition, ui].join('\n');
