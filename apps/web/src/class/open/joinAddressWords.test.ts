import { expect, test } from 'vitest';
import { isOwnMachineOnly, joinAddresses, joinLink, spokenAddress } from './joinAddressWords.ts';

test('[CL59] students are told the addresses of the server, and its own where it knows of no other', () => {
  expect(
    joinAddresses(['http://192.168.0.7:4650/', 'no address', 'http://192.168.0.7:4650'], 'http://localhost'),
  ).toEqual(['http://192.168.0.7:4650']);
  expect(joinAddresses([], 'http://localhost:4650')).toEqual(['http://localhost:4650']);
  expect(joinLink('http://192.168.0.7:4650', '482913')).toBe('http://192.168.0.7:4650/join/482913');
  expect(spokenAddress('http://192.168.0.7:4650')).toBe('192.168.0.7:4650/join');
});

test('[CL59] an address that no other device can open is known as one', () => {
  expect(['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'].every(isOwnMachineOnly)).toBe(true);
  expect(isOwnMachineOnly('http://192.168.0.7:4650')).toBe(false);
});
