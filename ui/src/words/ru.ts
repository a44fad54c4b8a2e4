import common from '../../../locales/ru/common.ftl?raw';
import byFacts from '../../../locales/ru/by_facts.ftl?raw';
import clients from '../../../locales/ru/clients.ftl?raw';
import deals from '../../../locales/ru/deals.ftl?raw';
import facts from '../../../locales/ru/facts.ftl?raw';
import funnel from '../../../locales/ru/funnel.ftl?raw';
import home from '../../../locales/ru/home.ftl?raw';
import payments from '../../../locales/ru/payments.ftl?raw';
import places from '../../../locales/ru/places.ftl?raw';
import sheets from '../../../locales/ru/sheets.ftl?raw';
import goal from '../../../locales/ru/step1_goal.ftl?raw';
import decomposition from '../../../locales/ru/step2_decomposition.ftl?raw';
import resources from '../../../locales/ru/step3_resources.ftl?raw';
import targets from '../../../locales/ru/target_sheet.ftl?raw';
import team from '../../../locales/ru/team.ftl?raw';
import technology from '../../../locales/ru/technology.ftl?raw';
import ui from '../../../locales/ru/ui.ftl?raw';

export default [byFacts, clients, common, deals, facts, funnel, home, payments, places, sheets, goal, decomposition, resources, targets, team, technology, ui].join('\n');
