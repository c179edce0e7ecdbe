"""The words that head the columns of a list, in many languages."""

import re
import unicodedata

EMAIL = """
    email e-mail mail emailaddress mailaddress emailid emailadresse mailadresse adresse address
    courriel adresseemail adressemail adresseelectronique adressedemessagerie mel
    correo correoelectronico direcciondecorreo direccionemail emaildireccion
    enderecodeemail correioeletronico correioelectronico indirizzoemail postaelettronica indirizzomail
    emailadres mailadres epost epostadress epostadresse sahkoposti sahkopostiosoite mejl
    poczta adresemail adrespocztowy emailova emailcim eposta epostaadresi posta
    почта электроннаяпочта электроннаяпошта емейл имейл адресэлектроннойпочты
    ημαιλ ηλεκτρονικοταχυδρομειο 邮箱 电子邮件 电子邮箱 電子郵件 メール メールアドレス 이메일 البريدالالكتروني
"""
NAME = """
    name fullname displayname student studentname learner participant person namen vollername teilnehmer
    nom nomcomplet nomprenom nometprenom eleve etudiant nombre nombrecompleto nombreyapellidos alumno estudiante
    nome nomecompleto nominativo aluno volledigenaam naam namn fulltnavn navn nimi imieinazwisko jmeno nev adsoyad
    имя фио полноеимя ονομα ονοματεπωνυμο 姓名 氏名 名前 이름 الاسم
"""
FIRST = """
    first firstname forename givenname given vorname rufname prenom primernombre nombres nomebattesimo primeironome
    voornaam fornamn fornavn etunimi imie krestnijmeno keresztnev ad имя名 名
"""
LAST = """
    last lastname surname familyname family nachname familienname zuname nomdefamille apellido apellidos
    cognome sobrenome apelido achternaam efternamn etternavn efternavn sukunimi nazwisko prijmeni vezeteknev soyad
    фамилия επωνυμο 姓
"""
# What next to a column of first names has the last ones: a "full name" there is still the whole.
JUST_NAME = """
    name namen nom nome naam namn navn nimi nev
"""


def plain(header: str) -> str:
    """
    >>> plain(" Prénom "), plain("E-Mail-Adresse*"), plain("Электронная почта")
    ('prenom', 'emailadresse', 'электроннаяпочта')
    """
    parts = unicodedata.normalize("NFKD", header.casefold())
    return re.sub(r"[\W_]", "", "".join(letter for letter in parts if not unicodedata.combining(letter)))


def _words(text: str) -> frozenset[str]:
    return frozenset(map(plain, text.split()))


WORDS = {"email": _words(EMAIL), "name": _words(NAME), "first": _words(FIRST), "last": _words(LAST)}
ALL_WORDS = frozenset().union(*WORDS.values())
JUST_NAMES = _words(JUST_NAME)
