export const writeResultsPage = () => 'x';
