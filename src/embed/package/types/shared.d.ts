// Compared with the types of Rust by a test (crates/host).

/** What an element shows. */
export type Status = 'idle' | 'checking' | 'clean' | 'doubtful' | 'wrong' | 'partial' | 'refused' | 'failed';

/** Who had a file checked: the host by `check` or `src`, or a person at the element. */
export type Asker = 'person' | 'host';

/** What a host states about a file beside its bytes. */
export interface CheckOptions {
  /** The name of the file; default: that of a File. */
  name?: string;
  source?: 'file' | 'pasted-html' | 'pasted-text';
  /** Corrections of what the text says; default: the element's attributes. */
  edition?: '2021' | '2019';
  year?: string;
  organ?: string;
  lastYearName?: string;
}

/** The result of a check in numbers and one sentence. */
export interface Summary {
  status: 'idle' | 'checking' | 'clean' | 'doubtful' | 'wrong' | 'partial' | 'refused' | 'failed';
  /** Every cell of the form was read or is blank, and nothing of the report was left out. */
  complete: boolean;
  /** The status in a sentence. */
  headline: string;
  wrong: number;
  doubtful: number;
  remarks: number;
  /** Findings that the host's profile hides. */
  muted: number;
  /** Checks that were made, and those that could not be. */
  checked: number;
  unchecked: number;
  /** The facts that identify the report, where they are known. */
  edition?: '2021' | '2019';
  year?: number;
  organ?: string;
}
