import {
  addAbsence,
  addEmployee,
  addTeam,
  changeEmployee,
  changeTeam,
  placeEmployee,
  readStaff,
  removeAbsence,
  removeEmployee,
  removePlacement,
} from '../../api/staff';
import type { Problem } from '../../api/problem';
import type { Employee, EmployeeDraft, EmployeeEdit, Staff, Team, TeamEdit } from '../../api/types';

/** The company's teams and people. Each change takes the latest version that this window has seen. */
export class StaffBook {
  staff = $state.raw<Staff | null>(null);
  problem = $state.raw<Problem | null>(null);
  isReading = $state(false);
  /** Asked for while it was being read: what was read may be older than that. */
  #mustRead = false;

  async read(): Promise<void> {
    this.#mustRead = true;
    if (this.isReading) return;
    this.isReading = true;
    while (this.#mustRead) {
      this.#mustRead = false;
      try {
        this.staff = await readStaff();
        this.problem = null;
      } catch (error) {
        this.problem = error as Problem;
      }
    }
    this.isReading = false;
  }

  employee(id: number): Employee | undefined {
    return this.staff?.employees.find((one) => one.id === id);
  }

  teamName(id: number | null): string | undefined {
    return this.staff?.teams.find((one) => one.id === id)?.name;
  }

  async add(draft: EmployeeDraft): Promise<Employee> {
    const added = await addEmployee(draft);
    this.#put(added);
    return added;
  }

  change = (id: number, edit: EmployeeEdit): Promise<void> => this.#do(id, (seen) => changeEmployee(seen, edit));

  place = (id: number, team: number | null, from: string): Promise<void> =>
    this.#do(id, (seen) => placeEmployee(seen, team, from));

  unplace = (id: number, day: string): Promise<void> => this.#do(id, (seen) => removePlacement(seen, day));

  away = (id: number, from: string, to: string, reason: string): Promise<void> =>
    this.#do(id, (seen) => addAbsence(seen, from, to, reason));

  notAway = (id: number, day: string): Promise<void> => this.#do(id, (seen) => removeAbsence(seen, day));

  async remove(id: number): Promise<void> {
    const seen = this.employee(id);
    if (seen === undefined) return;
    await this.#fresh(removeEmployee(seen));
    await this.read();
  }

  async addTeam(name: string, parent: number | null): Promise<number> {
    const { id } = await addTeam(name, parent);
    await this.read();
    return id;
  }

  async changeTeam(id: number, edit: TeamEdit): Promise<void> {
    const seen: Team | undefined = this.staff?.teams.find((one) => one.id === id);
    if (seen === undefined) return;
    await this.#fresh(changeTeam(seen, edit));
    await this.read();
  }

  async #do(id: number, act: (seen: Employee) => Promise<Employee>): Promise<void> {
    const seen = this.employee(id);
    if (seen === undefined) return;
    this.#put(await this.#fresh(act(seen)));
  }

  /** Refused because somebody else was faster: what is there now is read, and the refusal told. */
  async #fresh<T>(request: Promise<T>): Promise<T> {
    try {
      return await request;
    } catch (error) {
      if ((error as Problem).status === 412) void this.read();
      throw error;
    }
  }

  #put(employee: Employee): void {
    if (this.staff === null) return;
    const others = this.staff.employees.filter((one) => one.id !== employee.id);
    const employees = [...others, employee].sort((one, other) => one.id - other.id);
    this.staff = { ...this.staff, employees };
  }
}
