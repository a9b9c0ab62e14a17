import { isStatic } from './isStatic.ts';

/** What is looked at first where something could not be fetched: of the sentence `… 확인하고 다시 시도합니다`. */
export const checkWay = isStatic ? '네트워크에 연결되어 있는지' : '서버가 켜져 있는지';
