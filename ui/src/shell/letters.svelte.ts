/** Do single letters act as keys? Who speaks to the machine, or presses keys by accident, switches them off (WCAG 2.1.4). */
const KEY = 'zadel-letters';

let isOn = $state(recall());

export const letters = (): boolean => isOn;

export function setLetters(on: boolean): void {
  isOn = on;
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Without storage the choice holds as long as the page lives.
  }
}

function recall(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
