/** Opens each source in a window of its own, side by side at the right half of the screen. Answers those that the browser kept shut. */
export function openBeside(urls: readonly string[]): string[] {
  const width = Math.max(480, Math.floor(screen.availWidth / 2));
  const step = 36;
  return urls.filter((url, i) => {
    const place = `popup,width=${width},height=${screen.availHeight},left=${screen.availWidth - width + i * step},top=${i * step}`;
    const opened = open('about:blank', '_blank', place);
    if (!opened) return true;
    opened.opener = null; // a source learns nothing of this page and cannot steer it
    opened.location.href = url;
    return false;
  });
}
