import net from 'net';
const x = = 5;
