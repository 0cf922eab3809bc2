export interface Files {
  /** Where the files of the product are; default: beside the script. */
  baseUrl?: string | URL;
  /** The bytes of a module, where they are not to be fetched. */
  wasm?(name: string): BufferSource | Promise<BufferSource>;
}

/** Must be called before 'gouji' is imported: elements start when they are defined. */
export function locate(files: Files): void;
