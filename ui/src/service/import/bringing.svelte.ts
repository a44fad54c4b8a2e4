import { forgetImportFile, importFile, readImportProgress, sendImportFile, tryImport } from '../../api/facts';
import { Problem } from '../../api/problem';
import type { Imported, ImportFile } from '../../api/types';
import { type ImportMap, mapOf } from './map';
import { openQuestions } from './questions';

/** Being sent; not taken; waiting for answers; being imported; imported. */
export type Phase = 'sending' | 'refused' | 'asking' | 'importing' | 'done';

const WAIT_MS = 400;
const POLL_MS = 300;

/** One file on its way in: what it is, what its map says, and what would come of it. */
export class Bringing {
  readonly file: File;
  phase = $state<Phase>('sending');
  /** How much of it has been sent, as a part of one. */
  sent = $state(0);
  looked = $state.raw<ImportFile | null>(null);
  #map = $state.raw<ImportMap | null>(null);
  /** Questions whose proposed answers somebody agreed to. */
  agreed = $state.raw<ReadonlySet<string>>(new Set());
  isEdited = $state(false);
  /** What would come of it, by an older map while it is being tried. */
  trial = $state.raw<Imported | null>(null);
  isTrying = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** How far the reading is, as a part of one; null: not known. */
  read = $state<number | null>(null);
  outcome = $state.raw<Imported | null>(null);
  wasCancelled = $state(false);

  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The map has changed since what is being tried was sent. */
  #isStale = false;

  constructor(file: File) {
    this.file = file;
  }

  get map(): ImportMap {
    return this.#map!;
  }

  /** What is still to be answered. */
  readonly open = $derived.by(() => (this.looked === null ? [] : openQuestions(this.looked, this.map, this.agreed)));

  async send(): Promise<void> {
    [this.phase, this.problem] = ['sending', null];
    try {
      const looked = await this.#put();
      [this.#map, this.phase] = [this.#map ?? mapOf(looked), 'asking'];
      void this.#try();
    } catch (error) {
      [this.phase, this.problem] = ['refused', asProblem(error)];
    }
  }

  /** Changes the map; what would come of it is told soon after. */
  change(map: ImportMap): void {
    [this.#map, this.isEdited, this.wasCancelled] = [map, true, false];
    this.tryAgain();
  }

  agree(code: string): void {
    this.agreed = new Set([...this.agreed, code]);
    this.isEdited = true;
  }

  /** What was told is old: the map was changed, or another language is spoken. */
  tryAgain(): void {
    if (this.phase !== 'asking') return;
    this.#isStale = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#try(), WAIT_MS);
  }

  async import(): Promise<void> {
    clearTimeout(this.#timer);
    [this.phase, this.problem, this.read, this.wasCancelled] = ['importing', null, null, false];
    const watch = setInterval(() => void this.#watch(), POLL_MS);
    try {
      this.outcome = await this.#again((key) => importFile(key, this.map));
      this.phase = 'done';
    } catch (error) {
      const problem = asProblem(error);
      this.wasCancelled = problem.code === 'cancelled';
      [this.phase, this.problem] = ['asking', this.wasCancelled ? null : problem];
    } finally {
      clearInterval(watch);
    }
  }

  /** Stops what is being imported, or forgets a file that waits. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stop.abort();
    if (this.looked !== null) await forgetImportFile(this.looked.file).catch(() => {});
  }

  /** Tries the latest map. Only one try runs at a time, and what is told of an older map is dropped. */
  async #try(): Promise<void> {
    this.#isStale = true;
    if (!this.#canTry()) this.trial = null;
    if (this.isTrying || !this.#canTry()) return;
    this.isTrying = true;
    while (this.#isStale && this.phase === 'asking') {
      this.#isStale = false;
      try {
        const trial = await this.#again((key) => tryImport(key, this.map));
        if (!this.#isStale && this.#canTry()) [this.trial, this.problem] = [trial, null];
      } catch (error) {
        if (!this.#isStale && this.phase === 'asking') this.problem = asProblem(error);
      }
    }
    this.isTrying = false;
  }

  /** Without the columns that make a row a record, nothing can come of it. */
  #canTry(): boolean {
    return !this.open.some(({ code }) => code === 'no_column' || code === 'no_id');
  }

  async #watch(): Promise<void> {
    const { n_bytes, n_bytes_read } = await readImportProgress(this.looked!.file).catch(() => ({ n_bytes: 0, n_bytes_read: 0 }));
    if (this.phase === 'importing' && 0 < n_bytes) this.read = Math.min(1, n_bytes_read / n_bytes);
  }

  /** A file waits for an hour. Whoever comes back later does not notice: it is sent again. */
  async #again<T>(act: (key: string) => Promise<T>): Promise<T> {
    try {
      return await act(this.looked!.file);
    } catch (error) {
      if (asProblem(error).status !== 404) throw error;
      await this.#put();
      return act(this.looked!.file);
    }
  }

  async #put(): Promise<ImportFile> {
    const looked = await sendImportFile(this.file, (part) => (this.sent = part), this.#stop.signal);
    this.looked = looked;
    return looked;
  }
}

/** A file that was cut from under the browser, or moved, is as good as a broken line. */
const asProblem = (error: unknown): Problem => (error instanceof Problem ? error : new Problem({ code: 'network' }));

let current = $state.raw<Bringing | null>(null);

/** The file that is being brought, also while another page is looked at. */
export const brought = (): Bringing | null => current;

export function begin(file: File): void {
  current = new Bringing(file);
  void current.send();
}

export function put(bringing: Bringing | null): void {
  current = bringing;
}
