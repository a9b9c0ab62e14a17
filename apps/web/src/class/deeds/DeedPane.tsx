export const DeedPane = () => null;
