/** One field of a header, for the byte inspector. Korean in `explanation`, 합니다체. */
export interface FieldDescription {
  /** The field's name as its RFC writes it. */
  name: string;
  /** In bytes from the packet's start. Fields that share bytes share their offset. */
  offset: number;
  /** In bytes, at least 1. */
  length: number;
  value: string;
  explanation: string;
}

export interface LayerDescription {
  key: 'link' | 'internet' | 'transport' | 'data';
  /** `IPv4`, `TCP`, `데이터` … */
  name: string;
  /** The layer of the OSI model that it corresponds to. */
  osi: string;
  /** Bytes of the packet that belong to it. */
  offset: number;
  length: number;
  explanation: string;
  fields: readonly FieldDescription[];
}
