/** What the name of a header is made of (RFC 9110 §5.1). */
export const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** What its value may hold (RFC 9110 §5.5): nothing that could end the line. */
export const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
