import type { FormResponse } from '@/components/signature/sign-state'
import type { Field } from '@/lib/signatures/signature-form'

/** The form's answer, above its fields; it links to each field at fault. */
export function ErrorSummary({ id, notice, errors }: FormResponse & { id: string }) {
  if (!notice) return null
  const faults = Object.entries(errors ?? {}) as [Field, string][]
  return (
    <div className="notice" id={id} role="alert" tabIndex={-1}>
      <h2>{notice.title}</h2>
      <p>{notice.text}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(([field, error]) => (
            <li key={field}>
              <a href={`#${field}`}>{error}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
