export interface Files {
  /** Where the files of the product are; default: beside the script. */
  baseUrl?: string | URL;
  /** The bytes of a module, where they are not to be fetched. */
  wasm?(name: string): BufferSource | Promise<BufferSource>;
}

/** Has to be called before 'gouji' is imported: the elements of the page start as they are defined. */
export function locate(files: Files): void;
