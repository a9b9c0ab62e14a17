/** On a narrow screen the stage comes forward, as it does when something is run; a wide one shows it always. */
export function showStage(): void {
  document.querySelector<HTMLElement>('#tab-stage')?.click();
}
