import type { CalendarReason } from '../../api/types';

/** Words of each reason; its shape stands in the table of the month. */
export const REASON_WORDS: Record<CalendarReason, string> = {
  workday: 'ui-calendar-workday',
  weekend: 'ui-calendar-weekend',
  holiday: 'ui-calendar-holiday',
  moved_off: 'ui-calendar-moved-off',
  moved_on: 'ui-calendar-moved-on',
  company_off: 'ui-calendar-company-off',
  company_on: 'ui-calendar-company-on',
};

/** Those that need an explanation. */
export const MARKED: CalendarReason[] = ['holiday', 'moved_off', 'moved_on', 'company_off', 'company_on'];
