/** What a screen says in a browser in which it broke down. */
const words = {
  ca: {
    title: 'No se sap si ha arribat',
    text: 'La connexió s’ha tallat o l’espai de treball no ha respost. Convé tornar a obrir la pàgina i mirar si el canvi s’ha fet abans de repetir-lo.',
    again: 'Tornar a obrir la pàgina',
  },
  es: {
    title: 'No se sabe si ha llegado',
    text: 'La conexión se ha cortado o el espacio de trabajo no ha respondido. Conviene volver a abrir la página y mirar si el cambio se ha hecho antes de repetirlo.',
    again: 'Volver a abrir la página',
  },
  en: {
    title: 'It is not known whether this arrived',
    text: 'The connection broke, or the workspace did not answer. Open the page again and look whether the change was made before you repeat it.',
    again: 'Open the page again',
  },
}

export function brokenWords(language: string) {
  return language === 'es' || language === 'en' ? words[language] : words.ca
}
