import type { Input, Report } from './engine.js';

export type { Finding, Input, Report } from './engine.js';

/** Of one check. Language, profile and day of publication are the element's: `lang`, `profile`, `published`. */
export interface CheckOptions {
  /** The name of the file; default: that of a File. */
  name?: string;
  source?: 'file' | 'pasted-html' | 'pasted-text';
  /** What a person knows better than the text; default: the element's attributes. */
  edition?: '2019' | '2021';
  year?: string;
  organ?: string;
  /** Last year's report, to lie beside it. */
  lastYear?: Input;
  lastYearName?: string;
}

export interface Told {
  /** Who had it checked: the host by `check` or `src`, or a person at the element. */
  by: 'host' | 'person';
  /** The bytes of wire v1, the same as of the command line. */
  json: string;
  status: string;
  /** The status in a sentence. */
  headline: string;
}

export class GoujiCheck extends HTMLElement {
  profile: object | string | undefined;
  published: string | undefined;
  readonly report: Report | null;
  readonly status: 'idle' | 'checking' | 'clean' | 'doubtful' | 'wrong' | 'partial' | 'refused' | 'failed';
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState | null;
  readonly validationMessage: string;
  check(input: Input, options?: CheckOptions): Promise<Told>;
  clear(): void;
  focus(options?: FocusOptions): void;
  focusFinding(id: string): void;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-check': GoujiCheck;
  }
  interface HTMLElementEventMap {
    'gouji-ready': CustomEvent<Record<string, never>>;
    'gouji-result': CustomEvent<Told>;
    'gouji-error': CustomEvent<{ kind: 'load' | 'forbidden' | 'input' | 'internal'; status: string }>;
  }
}
