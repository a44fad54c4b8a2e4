import common from '../../../locales/en/common.ftl?raw';
import byFacts from '../../../locales/en/by_facts.ftl?raw';
import clients from '../../../locales/en/clients.ftl?raw';
import deals from '../../../locales/en/deals.ftl?raw';
import facts from '../../../locales/en/facts.ftl?raw';
import funnel from '../../../locales/en/funnel.ftl?raw';
import home from '../../../locales/en/home.ftl?raw';
import payments from '../../../locales/en/payments.ftl?raw';
import places from '../../../locales/en/places.ftl?raw';
import sheets from '../../../locales/en/sheets.ftl?raw';
import goal from '../../../locales/en/step1_goal.ftl?raw';
import decomposition from '../../../locales/en/step2_decomposition.ftl?raw';
import resources from '../../../locales/en/step3_resources.ftl?raw';
import targets from '../../../locales/en/target_sheet.ftl?raw';
import team from '../../../locales/en/team.ftl?raw';
import technology from '../../../locales/en/technology.ftl?raw';
import ui from '../../../locales/en/ui.ftl?raw';

export default [byFacts, clients, common, deals, facts, funnel, home, payments, places, sheets, goal, decomposition, resources, targets, team, technology, ui].join('\n');
