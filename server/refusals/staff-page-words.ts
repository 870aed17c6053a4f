import type { Locale } from '@/lib/i18n/routing'
import type { PageWords, RefusedStatus } from '@/server/refusals/plain-page-words'

/** What the server itself may have to refuse in the workspace. */
export type StaffRefusedStatus = Extract<
  RefusedStatus,
  400 | 403 | 405 | 408 | 413 | 415 | 429 | 503
>

/** What the server's own small pages say in the workspace. */
export const staffPageWords: Record<Locale, PageWords<StaffRefusedStatus>> = {
  ca: {
    home: 'Torna a l’espai de treball',
    pages: {
      400: {
        title: 'No s’ha pogut llegir el que s’ha enviat',
        text: 'Ha arribat incomplet, o la pàgina és d’una versió anterior. No s’ha fet cap canvi. Cal recarregar la pàgina i tornar-ho a provar.',
      },
      403: {
        title: 'Això no ve d’aquesta pàgina',
        text: 'L’espai de treball només accepta el que s’envia des de les seves pàgines. No s’ha fet cap canvi.',
      },
      405: {
        title: 'Aquesta adreça no admet això',
        text: 'No s’ha fet cap canvi.',
      },
      408: {
        title: 'La connexió ha trigat massa',
        text: 'No ha arribat tot a temps, i no s’ha fet cap canvi. Cal tornar-ho a provar amb una connexió millor.',
      },
      413: {
        title: 'És massa gran',
        text: 'Se n’accepten 64 KB com a màxim. No s’ha fet cap canvi.',
      },
      415: {
        title: 'No es pot llegir aquest format',
        text: 'Aquesta adreça només accepta el seu propi formulari. No s’ha fet cap canvi.',
      },
      429: {
        title: 'Massa intents seguits',
        text: 'Des d’aquesta xarxa n’han arribat molts en poc temps. Cal esperar un minut i tornar-ho a provar. No s’ha fet cap canvi.',
      },
      503: {
        title: 'L’espai de treball no respon ara mateix',
        text: 'Cal tornar-ho a provar d’aquí a una estona. Si s’estava fent un canvi, convé mirar si s’ha fet abans de repetir-lo.',
      },
    },
  },
  es: {
    home: 'Volver al espacio de trabajo',
    pages: {
      400: {
        title: 'No se ha podido leer lo enviado',
        text: 'Ha llegado incompleto, o la página es de una versión anterior. No se ha cambiado nada. Hay que recargar la página e intentarlo de nuevo.',
      },
      403: {
        title: 'Esto no viene de esta página',
        text: 'El espacio de trabajo solo acepta lo que se envía desde sus propias páginas. No se ha cambiado nada.',
      },
      405: {
        title: 'Esta dirección no admite eso',
        text: 'No se ha cambiado nada.',
      },
      408: {
        title: 'La conexión ha tardado demasiado',
        text: 'No ha llegado todo a tiempo, y no se ha cambiado nada. Hay que intentarlo de nuevo con mejor conexión.',
      },
      413: {
        title: 'Es demasiado grande',
        text: 'Se aceptan 64 KB como máximo. No se ha cambiado nada.',
      },
      415: {
        title: 'No se puede leer este formato',
        text: 'Esta dirección solo acepta su propio formulario. No se ha cambiado nada.',
      },
      429: {
        title: 'Demasiados intentos seguidos',
        text: 'Desde esta red han llegado muchos en poco tiempo. Hay que esperar un minuto e intentarlo de nuevo. No se ha cambiado nada.',
      },
      503: {
        title: 'El espacio de trabajo no responde ahora mismo',
        text: 'Hay que intentarlo de nuevo dentro de un rato. Si se estaba cambiando algo, conviene mirar si se ha hecho antes de repetirlo.',
      },
    },
  },
  en: {
    home: 'Back to the workspace',
    pages: {
      400: {
        title: 'What was sent could not be read',
        text: 'It arrived incomplete, or the page is from an earlier version. Nothing was changed. Reload the page and try again.',
      },
      403: {
        title: 'This does not come from this page',
        text: 'The workspace accepts only what is sent from its own pages. Nothing was changed.',
      },
      405: {
        title: 'This address does not accept that',
        text: 'Nothing was changed.',
      },
      408: {
        title: 'The connection took too long',
        text: 'Not all of it arrived in time, and nothing was changed. Try again with a better connection.',
      },
      413: {
        title: 'This is too large',
        text: 'At most 64 KB are accepted. Nothing was changed.',
      },
      415: {
        title: 'This format cannot be read',
        text: 'This address accepts only its own form. Nothing was changed.',
      },
      429: {
        title: 'Too many attempts in a row',
        text: 'Many have come from this network in a short time. Wait a minute and try again. Nothing was changed.',
      },
      503: {
        title: 'The workspace does not answer right now',
        text: 'Try again in a while. If you were making a change, look whether it was made before you repeat it.',
      },
    },
  },
}
