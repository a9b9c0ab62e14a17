export * from './classErrors.ts';
export * from './classHttp.ts';
export * from './classMessage.ts';
export * from './classRequest.ts';
export * from './classWords.ts';
export * from './parseClassRequest.ts';
