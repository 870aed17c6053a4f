/** Under `npm run dev` alone: reloads the page when its sources change (`server/development`). */
export function ReloadScript() {
  return <script type="module" src="/development/reload.js" async />
}
