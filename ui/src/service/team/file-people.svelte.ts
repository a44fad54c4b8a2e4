import { employFilePerson, listFilePeople, tieFilePerson } from '../../api/file-people';
import type { Problem } from '../../api/problem';
import { readStaff, removeEmployee } from '../../api/staff';
import type { FilePeople, FilePerson } from '../../api/types';

/** Names of people as files call them, and whose they are. */
export class FileNames {
  told = $state.raw<FilePeople | null>(null);
  problem = $state.raw<Problem | null>(null);
  readonly nOpen = $derived(this.#open().length);

  async read(): Promise<void> {
    try {
      [this.told, this.problem] = [await listFilePeople(), null];
    } catch (error) {
      this.problem = error as Problem;
    }
  }

  /** The rows stay where they are until the page is opened again: nothing moves under a hand. */
  async tie(person: FilePerson, employee: number | null): Promise<void> {
    await tieFilePerson(person.id, employee);
    this.#put({ ...person, employee });
  }

  /** Gives the number of the employee who was made. */
  async employ(person: FilePerson): Promise<number> {
    const { employee } = await employFilePerson(person.id);
    const told = this.told;
    if (told !== null) this.told = { ...told, employees: [...told.employees, { id: employee, name: person.name }] };
    this.#put({ ...person, employee });
    return employee;
  }

  /** Takes somebody out who was made a moment ago. */
  async dismiss(employee: number): Promise<void> {
    const { employees } = await readStaff();
    const seen = employees.find((one) => one.id === employee);
    if (seen !== undefined) await removeEmployee(seen);
    await this.read();
  }

  #put(person: FilePerson): void {
    if (this.told === null) return;
    this.told = { ...this.told, people: this.told.people.map((one) => (one.id === person.id ? person : one)) };
  }

  // A method, because the fields are made after the derived values that read them.
  #open(): FilePerson[] {
    return this.told?.people.filter((one) => one.employee === null) ?? [];
  }
}
