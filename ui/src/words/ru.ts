import common from '../../../locales/ru/common.ftl?raw';
import goal from '../../../locales/ru/step1_goal.ftl?raw';
import decomposition from '../../../locales/ru/step2_decomposition.ftl?raw';
import ui from '../../../locales/ru/ui.ftl?raw';

export default [common, goal, decomposition, ui].join('\n');
