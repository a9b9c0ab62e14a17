export const RosterPane = () => null;
