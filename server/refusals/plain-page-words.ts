import type { Locale } from '@/lib/i18n/routing'

export type RefusedStatus = 400 | 403 | 404 | 405 | 408 | 413 | 415 | 417 | 429 | 431 | 503

/** What small pages say in a language, and the words of their one link. */
export type PageWords<Status extends number> = {
  home: string
  pages: Record<Status, { title: string; text: string }>
}

/** The words of the server's own small pages for visitors. */
export const plainPageWords: Record<Locale, PageWords<RefusedStatus>> = {
  ca: {
    home: 'Ves a la pàgina d’inici',
    pages: {
      400: {
        title: 'No hem pogut llegir el que has enviat',
        text: 'Ha arribat incomplet o malmès, i no n’hem desat res. Torna a la pàgina, recarrega-la i torna-ho a provar.',
      },
      403: {
        title: 'Això ve d’un altre lloc web',
        text: 'Només acceptem formularis enviats des d’aquest web, i no hem desat res. Obre la pàgina de la campanya en aquest web i signa-hi.',
      },
      404: {
        title: 'Aquí no hi ha res',
        text: 'L’adreça no existeix o la pàgina ja no hi és.',
      },
      405: {
        title: 'Aquesta adreça no admet això',
        text: 'La pàgina existeix, però no s’hi pot enviar res d’aquesta manera. No hem desat res.',
      },
      408: {
        title: 'La connexió ha trigat massa',
        text: 'No ens ha arribat tot a temps, i no n’hem desat res. Quan tinguis més bona connexió, torna-ho a provar.',
      },
      413: {
        title: 'És massa gran',
        text: 'El que has enviat ocupa més de 64 KB, que és el màxim que acceptem. No n’hem desat res.',
      },
      415: {
        title: 'No podem llegir aquest format',
        text: 'Aquesta adreça només accepta el seu propi formulari. Torna a la pàgina i envia’l des d’allà. No hem desat res.',
      },
      417: {
        title: 'El navegador demana una cosa que no podem fer',
        text: 'Ha posat una condició («Expect») que aquest web no coneix, i no n’hem desat res. Torna-ho a provar amb un altre navegador.',
      },
      429: {
        title: 'Massa intents seguits',
        text: 'Des de la teva xarxa han arribat molts intents en poc temps. Espera un minut i torna-ho a provar. No hem desat res.',
      },
      431: {
        title: 'El navegador ha enviat massa dades',
        text: 'N’ha enviat més de les que acceptem a la capçalera. Esborra les galetes d’aquest web i torna-ho a provar.',
      },
      503: {
        title: 'Ara mateix no et podem atendre',
        text: 'El web no està disponible en aquest moment. Torna-ho a provar d’aquí a una estona. Si signaves, ho pots tornar a enviar: cada persona compta una sola vegada.',
      },
    },
  },
  es: {
    home: 'Ir a la página de inicio',
    pages: {
      400: {
        title: 'No hemos podido leer lo que has enviado',
        text: 'Ha llegado incompleto o dañado, y no hemos guardado nada. Vuelve a la página, recárgala e inténtalo de nuevo.',
      },
      403: {
        title: 'Esto viene de otro sitio web',
        text: 'Solo aceptamos formularios enviados desde esta web, y no hemos guardado nada. Abre la página de la campaña en esta web y firma ahí.',
      },
      404: {
        title: 'Aquí no hay nada',
        text: 'La dirección no existe o la página ya no está.',
      },
      405: {
        title: 'Esta dirección no admite eso',
        text: 'La página existe, pero no se le puede enviar nada de esta manera. No hemos guardado nada.',
      },
      408: {
        title: 'La conexión ha tardado demasiado',
        text: 'No nos ha llegado todo a tiempo, y no hemos guardado nada. Cuando tengas mejor conexión, inténtalo de nuevo.',
      },
      413: {
        title: 'Es demasiado grande',
        text: 'Lo que has enviado ocupa más de 64 KB, que es el máximo que aceptamos. No hemos guardado nada.',
      },
      415: {
        title: 'No podemos leer ese formato',
        text: 'Esta dirección solo acepta su propio formulario. Vuelve a la página y envíalo desde allí. No hemos guardado nada.',
      },
      417: {
        title: 'El navegador pide algo que no podemos hacer',
        text: 'Ha puesto una condición («Expect») que esta web no conoce, y no hemos guardado nada. Inténtalo de nuevo con otro navegador.',
      },
      429: {
        title: 'Demasiados intentos seguidos',
        text: 'Desde tu red han llegado muchos intentos en poco tiempo. Espera un minuto e inténtalo de nuevo. No hemos guardado nada.',
      },
      431: {
        title: 'El navegador ha enviado demasiados datos',
        text: 'Ha enviado más de los que aceptamos en la cabecera. Borra las cookies de esta web e inténtalo de nuevo.',
      },
      503: {
        title: 'Ahora mismo no podemos atenderte',
        text: 'La web no está disponible en este momento. Vuelve a intentarlo dentro de un rato. Si estabas firmando, puedes volver a enviarlo: cada persona cuenta una sola vez.',
      },
    },
  },
  en: {
    home: 'Go to the home page',
    pages: {
      400: {
        title: 'We could not read what you sent',
        text: 'It arrived incomplete or damaged, and none of it was stored. Go back to the page, reload it and try again.',
      },
      403: {
        title: 'This comes from another website',
        text: 'We accept only forms sent from this site, and nothing was stored. Open the campaign’s page here and sign there.',
      },
      404: {
        title: 'There is nothing here',
        text: 'The address does not exist, or the page is no longer there.',
      },
      405: {
        title: 'This address does not accept that',
        text: 'The page exists, but nothing can be sent to it in this way. Nothing was stored.',
      },
      408: {
        title: 'The connection took too long',
        text: 'Not all of it reached us in time, and nothing was stored. Try again when your connection is better.',
      },
      413: {
        title: 'This is too large',
        text: 'What you sent is larger than 64 KB, the most that we accept. None of it was stored.',
      },
      415: {
        title: 'We cannot read this format',
        text: 'This address accepts only its own form. Go back to the page and send it from there. Nothing was stored.',
      },
      417: {
        title: 'The browser asks for something that we cannot do',
        text: 'It set a condition (“Expect”) that this site does not know. Nothing was stored. Try again with another browser.',
      },
      429: {
        title: 'Too many attempts in a row',
        text: 'Many attempts have come from your network in a short time. Wait a minute and try again. Nothing was stored.',
      },
      431: {
        title: 'The request is too long',
        text: 'The browser sent more header data than we accept. Delete this site’s cookies and try again.',
      },
      503: {
        title: 'The site is not available right now',
        text: 'Try again in a while. If you were signing, it is safe to send it again: each person counts once.',
      },
    },
  },
}
