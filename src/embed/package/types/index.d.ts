import type { Input, Report } from './engine.js';
import type { Asker, CheckOptions as Options, Status, Summary } from './shared.js';

export type { Finding, Input, Report } from './engine.js';
export type { Asker, Status, Summary } from './shared.js';

/** Options of one check. Language, profile and day of publication are the element's: `lang`, `profile`, `published`. */
export interface CheckOptions extends Options {
  /** Last year's report, to compare with. */
  lastYear?: Input;
}

/** The detail of `gouji-result`. */
export interface ResultDetail {
  by: Asker;
  /** The bytes of wire v1, the same as of the command line. */
  json: string;
  summary: Summary;
  status: Status;
  /** The status in a sentence. */
  headline: string;
}

export class GoujiCheck extends HTMLElement {
  profile: object | string | undefined;
  published: string | undefined;
  readonly report: Report | null;
  readonly summary: Summary | null;
  readonly status: Status;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState | null;
  readonly validationMessage: string;
  check(input: Input, options?: CheckOptions): Promise<ResultDetail>;
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
    'gouji-result': CustomEvent<ResultDetail>;
    'gouji-error': CustomEvent<{ kind: 'load' | 'forbidden' | 'input' | 'internal'; status: string }>;
  }
}
