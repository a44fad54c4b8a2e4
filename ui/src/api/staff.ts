import { answered, client, etag } from './client';
import type { CalendarDayEdit, CalendarYear, Employee, EmployeeDraft, EmployeeEdit, Staff, Team, TeamEdit } from './types';

/** Something that is changed as it was seen. */
type Seen = { id: number; version: number };

const of = ({ id, version }: Seen) => ({ path: { employee: id }, header: { 'If-Match': etag(version) } });

export const readStaff = (): Promise<Staff> => answered(client.GET('/api/v1/staff'));

export const addTeam = (name: string, parent: number | null): Promise<{ id: number }> =>
  answered(client.POST('/api/v1/teams', { body: { name, parent } }));

export const changeTeam = (team: Pick<Team, 'id' | 'version'>, body: TeamEdit): Promise<unknown> =>
  answered(
    client.PATCH('/api/v1/teams/{team}', {
      params: { path: { team: team.id }, header: { 'If-Match': etag(team.version) } },
      body,
    }),
  );

export const addEmployee = (body: EmployeeDraft): Promise<Employee> => answered(client.POST('/api/v1/employees', { body }));

export const changeEmployee = (employee: Seen, body: EmployeeEdit): Promise<Employee> =>
  answered(client.PATCH('/api/v1/employees/{employee}', { params: of(employee), body }));

export const removeEmployee = (employee: Seen): Promise<unknown> =>
  answered(client.DELETE('/api/v1/employees/{employee}', { params: of(employee) }));

/** From a day on, as it was typed. */
export const placeEmployee = (employee: Seen, team: number | null, from: string): Promise<Employee> =>
  answered(client.POST('/api/v1/employees/{employee}/placements', { params: of(employee), body: { team, from } }));

export const removePlacement = (employee: Seen, day: string): Promise<Employee> => {
  const { path, header } = of(employee);
  return answered(
    client.DELETE('/api/v1/employees/{employee}/placements/{day}', { params: { path: { ...path, day }, header } }),
  );
};

export const addAbsence = (employee: Seen, from: string, to: string, reason: string): Promise<Employee> =>
  answered(client.POST('/api/v1/employees/{employee}/absences', { params: of(employee), body: { from, to, reason } }));

export const removeAbsence = (employee: Seen, day: string): Promise<Employee> => {
  const { path, header } = of(employee);
  return answered(
    client.DELETE('/api/v1/employees/{employee}/absences/{day}', { params: { path: { ...path, day }, header } }),
  );
};

export const readCalendar = (year?: number): Promise<CalendarYear> =>
  answered(client.GET('/api/v1/calendar', { params: { query: { year } } }));

export const changeCalendar = (
  version: number,
  body: { country?: string; days?: CalendarDayEdit[] },
): Promise<CalendarYear> =>
  answered(
    client.PATCH('/api/v1/calendar', {
      params: { header: { 'If-Match': etag(version) } },
      body: { days: [], ...body },
    }),
  );
