//! Ordinary trouble of real notices: what is read is right, or a finding says that it is doubtful; never silently wrong.

use emploi::assemble;
use emploi::document::Document;
use emploi::finding::Code;
use emploi::offer::{Field, Offer, Status};

/// A notice as offices write it, with other words in some places.
struct Notice<'a> {
    above: &'a str,
    posted: &'a str,
    deadline: &'a str,
    below: &'a str,
}

const PLAIN: Notice = Notice {
    above: "Jardinier municipal",
    posted: "vendredi 27 novembre 2026",
    deadline: "vendredi 18 décembre 2026",
    below: "",
};

impl Notice<'_> {
    /// The offer and its doubts: what each is and what it is about.
    fn read(&self) -> (Offer, Vec<(Code, Option<Field>)>) {
        let text = format!(
            "{}\nRéférence : 3134-26-0001/SR du 27/11/2026\nEmployeur : Commune de Poya\n\
             Corps / Domaine : agent technique / Technique\nDurée de résidence exigée pour le recrutement sur titre (1) : /\n\
             Lieu de travail : Poya\nPoste à pourvoir : immédiatement\nDate de dépôt de l’offre : {}\n\
             Date limite de candidature : {}\n\nMissions :\nEntretenir les massifs de la commune.\n\n\
             Pour répondre à cette offre :\nDossier à remettre à l’accueil.{}\n",
            self.above, self.posted, self.deadline, self.below
        );
        let reading = assemble::read(&Document::new("notice.txt", &text));
        let doubts = reading.findings.iter().map(|finding| (finding.code, finding.field)).collect();
        (reading.value, doubts)
    }
}

fn day(day: Option<emploi::day::Day>) -> String {
    day.map_or_else(|| "none".to_owned(), |day| day.to_string())
}

#[test]
fn a_deadline_is_read_however_it_is_written() {
    let check = |deadline: &str, expected: &str| {
        let (offer, doubts) = Notice { deadline, ..PLAIN }.read();
        assert_eq!((day(offer.deadline).as_str(), doubts.as_slice()), (expected, [].as_slice()), "{deadline}");
    };
    for written in [
        "18/12/26",
        "18. 12. 2026",
        "18 12 2026",
        "1 8 / 1 2 / 2 0 2 6",
        "2026-12-18",
        "ven. 18 déc. 2026",
        "vendredi 18 decembre2026",
        "le dix-huit décembre 2026",
        "18 décembre 2026 inclus, cachet de la poste faisant foi",
        "du vendredi 27 novembre 2026 au vendredi 18 décembre 2026",
        "du 27/11 au 18/12/2026",
        "27/11/2026 – 18/12/2026",
        "entre le 27 novembre et le 18 décembre 2026",
        "18 décembre 2026 (offre ouverte le 27 novembre 2026)",
        "18 décembre 2026 (prise de fonction le 1er février 2027)",
        "18 décembre 2026, entretiens le 8 janvier 2027 à 9 h",
        "18 décembre 2026 à minuit",
        "18 décembre 2026 (guichet ouvert de 7 h 30 à 15 h 30)",
    ] {
        check(written, "2026-12-18");
    }
    check("vendredi premier janvier 2027", "2027-01-01");
    check("1er janv. 2027", "2027-01-01");
    check("du 27 novembre au 8 janvier 2027", "2027-01-08");
}

#[test]
fn a_deadline_keeps_its_hour() {
    let check = |deadline: &str, expected: Option<&str>| {
        let (offer, doubts) = Notice { deadline, ..PLAIN }.read();
        let time = offer.deadline_time.map(|time| time.to_string());
        assert_eq!((time.as_deref(), doubts.as_slice()), (expected, [].as_slice()), "{deadline}");
    };
    check("18 décembre 2026 à 12 h 00", Some("12:00"));
    check("18/12/2026 (16h30)", Some("16:30"));
    check("avant 16 heures le vendredi 18 décembre 2026", Some("16:00"));
    check("18 décembre 2026 à midi", Some("12:00"));
    check("18 décembre 2026 à 15 h (guichet ouvert de 7 h à 15 h)", Some("15:00"));
    check("18 décembre 2026 à minuit", None);
    check("18 décembre 2026, du lundi au vendredi de 8h à 12h", None);
    let (offer, _) =
        Notice { below: "\nLes dossiers doivent parvenir avant le 18 décembre 2026 à 15 h.", ..PLAIN }.read();
    assert_eq!(offer.deadline_time.map(|time| time.to_string()).as_deref(), Some("15:00"));
}

#[test]
fn a_deadline_that_was_moved_keeps_the_earlier_one() {
    for deadline in [
        "vendredi 18 décembre 2026, prolongée au vendredi 8 janvier 2027",
        "18/12/2026, reportée au 08/01/2027",
        "8 janvier 2027 au lieu du 18 décembre 2026",
        "8 janvier 2027 (initialement prévue le 18 décembre 2026)",
        "8 janvier 2027, initialement fixée au 18 décembre",
        "reportée du 18 décembre 2026 au 8 janvier 2027",
        "Nouvelle date : 8 janvier 2027 (ancienne : 18 décembre 2026)",
        "18 décembre 2026 - prolongation jusqu’au 8 janvier 2027",
        "~~vendredi 18 décembre 2026~~ vendredi 8 janvier 2027",
        "18 décembre 2026\nClôture reportée au 8 janvier 2027",
        "8 janvier 2027\nModification de la date de clôture initialement prévue le 18 décembre 2026",
    ] {
        let (offer, doubts) = Notice { deadline, ..PLAIN }.read();
        let earlier: Vec<String> = offer.earlier_deadlines.iter().map(ToString::to_string).collect();
        assert_eq!((day(offer.deadline).as_str(), offer.deadline_changed), ("2027-01-08", true), "{deadline}");
        assert_eq!((earlier, doubts), (vec!["2026-12-18".to_owned()], Vec::new()), "{deadline}");
    }
}

#[test]
fn what_is_no_day_is_kept_and_told() {
    for deadline in [
        "jusqu’à ce que le poste soit pourvu",
        "voir l’annonce dans la presse",
        "à définir",
        "semaine 51",
        "décembre 2026",
        "à compter du 27 novembre 2026",
        "quinze jours ouvrés après la publication",
        "trois semaines à compter de la notification",
        "XX/XX/2026",
    ] {
        let (offer, doubts) = Notice { deadline, ..PLAIN }.read();
        assert_eq!((day(offer.deadline).as_str(), offer.deadline_text.as_deref()), ("none", Some(deadline)));
        assert_eq!(doubts, [(Code::UnreadValue, Some(Field::Deadline))], "{deadline}");
    }
    let (offer, doubts) = Notice { deadline: "31 novembre 2026", ..PLAIN }.read();
    assert_eq!(
        (day(offer.deadline).as_str(), doubts.as_slice()),
        ("none", [(Code::NoSuchDay, Some(Field::Deadline))].as_slice())
    );
    let (offer, doubts) = Notice { posted: "semaine 48", ..PLAIN }.read();
    assert_eq!((offer.posted, doubts), (None, vec![(Code::UnreadValue, Some(Field::Posted))]));
}

#[test]
fn a_day_that_is_worked_out_is_said_to_be() {
    for deadline in [
        "vendredi 18 décembre",
        "ven. 18/12",
        "18 décembre",
        "trois semaines à compter de la publication",
        "21 jours après la date de parution",
    ] {
        let (offer, doubts) = Notice { deadline, ..PLAIN }.read();
        assert_eq!(day(offer.deadline), "2026-12-18", "{deadline}");
        assert_eq!(doubts, [(Code::DeducedDay, Some(Field::Deadline))], "{deadline}");
    }
    // No year has such a Thursday.
    let (offer, doubts) = Notice { deadline: "jeudi 18 décembre", ..PLAIN }.read();
    assert_eq!(offer.deadline, None);
    assert!(doubts.contains(&(Code::UnreadValue, Some(Field::Deadline))));
}

#[test]
fn two_answers_are_both_told_and_the_same_one_twice_is_not() {
    let check = |notice: Notice<'_>, expected: Option<Field>| {
        let (_, doubts) = notice.read();
        let two: Vec<_> =
            doubts.iter().filter(|(code, _)| *code == Code::TwoAnswers).map(|(_, field)| *field).collect();
        assert_eq!(two, expected.map(Some).into_iter().collect::<Vec<_>>());
    };
    let below = |below| Notice { below, ..PLAIN };
    check(below("\nDate limite de réception des dossiers : vendredi 11 décembre 2026."), Some(Field::Deadline));
    check(below("\nLes candidatures doivent parvenir au plus tard le 11 décembre 2026."), Some(Field::Deadline));
    check(below("\nDate limite de réception des dossiers : 18/12/2026."), None);
    check(below("\nLa prise de fonction est prévue le 1er février 2027."), None);
    let deadline = |deadline| Notice { deadline, ..PLAIN };
    check(deadline("vendredi 18 décembre 2026\nClôture des candidatures : 11 décembre 2026"), Some(Field::Deadline));
    check(deadline("18 décembre 2026 ou 11 décembre 2026"), Some(Field::Deadline));
    check(deadline("18 décembre 2026\nDate de publication : 20 novembre 2026"), Some(Field::Posted));
    let above = |above| Notice { above, ..PLAIN };
    check(above("Jardinier municipal\nEmployeur : Ville de Païta"), Some(Field::Employer));
    check(above("Jardinier municipal\nEmployeur : Mairie de Poya"), None);
    check(above("Jardinier municipal\nRéférence : 3134-26-0002/SR du 27/11/2026"), Some(Field::Reference));
    check(above("Jardinier municipal\nIntitulé du poste : Comptable"), Some(Field::Title));
    check(above("JARDINIER MUNICIPAL\nIntitulé du poste : jardinier municipal"), None);
}

#[test]
fn a_deadline_that_the_body_moves_is_not_read_as_it_was() {
    let check = |below: &str, expected: &str, told: bool| {
        let (offer, doubts) = Notice { below, ..PLAIN }.read();
        let about = doubts.iter().any(|(_, field)| *field == Some(Field::Deadline));
        assert_eq!((day(offer.deadline).as_str(), about), (expected, told), "{below} {doubts:?}");
    };
    check("\n\nLa date limite est reportée au vendredi 8 janvier 2027.", "2027-01-08", false);
    check("\n\nLe délai est prorogé jusqu’au 8 janvier 2027.", "2027-01-08", false);
    check("\n\n(1) reportée au 8 janvier 2027", "2027-01-08", false);
    check("\n\nATTENTION : nouvelle date limite fixée au 08/01/2027", "2027-01-08", false);
    check("\n\nAttention, la date limite est fixée au 11 décembre 2026.", "2026-12-18", true);
    check("\n\nIl respecte la date limite de dépôt des déclarations, le 31 janvier 2027.", "2026-12-18", false);
    check("\n\nLe délai de candidature est prolongé de quinze jours.", "2026-12-18", true);
    check(
        "\n\nLe contrat peut être prolongé jusqu’au 8 janvier 2027 selon les besoins du service.",
        "2026-12-18",
        false,
    );
    check("\n\nIl reporte les écritures dans le délai imparti.", "2026-12-18", false);
}

#[test]
fn a_deadline_that_is_moved_by_some_days_is_told() {
    let (_, doubts) = Notice { deadline: "18 décembre 2026 (délai prolongé de 8 jours)", ..PLAIN }.read();
    assert_eq!(doubts, [(Code::UnreadValue, Some(Field::Deadline))]);
}

#[test]
fn an_excluded_day_and_a_span_of_hours_are_told() {
    let (offer, doubts) = Notice { deadline: "avant le vendredi 18 décembre 2026 (exclu)", ..PLAIN }.read();
    assert_eq!(day(offer.deadline), "2026-12-17");
    assert!(doubts.contains(&(Code::DeducedDay, Some(Field::Deadline))), "{doubts:?}");
    let (_, doubts) = Notice { deadline: "vendredi 18 décembre 2026, de 8h à 15h30", ..PLAIN }.read();
    assert_eq!(doubts, [(Code::UnreadValue, Some(Field::DeadlineTime))]);
}

#[test]
fn two_employers_or_workplaces_are_both_told() {
    let check = |from: &str, to: &str, field: Field| {
        let text = "Jardinier\nRéférence : 3134-26-0001/SR du 27/11/2026\nEmployeur : Commune de Poya\nLieu de travail : Poya\n\
                    Date limite de candidature : 18/12/2026\n";
        let reading = assemble::read(&Document::new("notice.txt", &text.replace(from, to)));
        let told = reading.findings.iter().any(|found| (found.code, found.field) == (Code::TwoAnswers, Some(field)));
        assert!(told, "{to}");
    };
    check("Commune de Poya", "Commune de Poya / Province Nord", Field::Employer);
    check("Lieu de travail : Poya", "Lieu de travail : Poya\nLieu d’affectation : Koné", Field::Workplace);
}

#[test]
fn what_is_struck_out_is_no_value_of_any_field() {
    let text =
        "Jardinier\nRéférence : ~~3134-26-0009/SR~~ 3134-26-0001/SR\nEmployeur : ~~Province Nord~~ Commune de Poya\n";
    let offer = assemble::read(&Document::new("notice.md", text)).value;
    assert_eq!(offer.reference.as_deref(), Some("3134-26-0001/SR"));
    assert_eq!(offer.employer.map(|employer| employer.name).as_deref(), Some("Commune de Poya"));
}

#[test]
fn the_subject_of_a_letter_names_the_post() {
    let above = "Le maire\nà\nMesdames et messieurs les candidats\n\nObjet : recrutement d’un jardinier municipal\n";
    assert_eq!(Notice { above, ..PLAIN }.read().0.title, "Jardinier municipal");
}

#[test]
fn a_title_is_no_letterhead_and_no_stamp() {
    let check = |above: &str, title: &str, status: Status| {
        let (offer, _) = Notice { above, ..PLAIN }.read();
        assert_eq!((offer.title.as_str(), offer.status), (title, status), "{above}");
    };
    for letterhead in [
        "République française\nNouvelle-Calédonie\nCommune de Poya",
        "MINISTÈRE DE L’INTÉRIEUR",
        "Commune de Poya – Service des ressources humaines",
        "Bureau du personnel",
        "BP 1 – 98827 Poya – Tél. 47 00 00 – mairie@poya-exemple.nc",
        "12, rue des Pins – 98827 Poya",
        "Poya, le 27 novembre 2026",
        "Publication du 27 novembre 2026",
        "DIRECTION DU PERSONNEL\nAffaire suivie par : Mme Exemple",
        "Contact : Mme Exemple",
        "FICHE DE POSTE",
        "PROFIL DE POSTE",
        "RECRUTEMENT\nLa mairie de Poya recrute, par concours ou par contrat, un",
        "AVIS DE VACANCE DE POSTE N° 12/2026",
        "Aller au contenu principal",
        "Accueil > Offres > Détail",
        "AVIS DE LA SEMAINE",
        "Nos offres d’emploi",
        "Avis infructueux - republication",
        "La commune de Poya recherche :",
        "AFFICHÉ LE 27/11/2026",
        "Réf. interne : DRH/2026/112",
        "[Hidién",
        "PROVIN F NORD",
        "Intitulé du poste 1",
    ] {
        check(&format!("{letterhead}\n\nJardinier municipal"), "Jardinier municipal", Status::Published);
    }
    for (stamp, status) in [
        ("AVIS ANNULÉ", Status::Cancelled),
        ("Avis annulé le 3 décembre 2026", Status::Cancelled),
        ("POSTE POURVU", Status::Filled),
        ("CANDIDATURES CLOSES", Status::Closed),
        ("RECRUTEMENT SUSPENDU", Status::Suspended),
        ("AVIS RETIRÉ", Status::Withdrawn),
        ("RECTIFICATIF", Status::Corrected),
        ("ANNULE ET REMPLACE L’AVIS N° 3134-26-0009/SR", Status::Corrected),
        ("Cet avis est annulé et remplacé par l’avis 3134-26-0009/SR", Status::Cancelled),
        ("PROJET", Status::Draft),
        ("SANS SUITE", Status::Cancelled),
    ] {
        check(&format!("{stamp}\n\nJardinier municipal"), "Jardinier municipal", status);
    }
    check("Jardinier municipal (POSTE POURVU)", "Jardinier municipal", Status::Filled);
    check("AVIS ANNULÉ – Jardinier municipal", "Jardinier municipal", Status::Cancelled);
    check("Responsable de l’atelier\net des engins", "Responsable de l’atelier et des engins", Status::Published);
    check("Chef de la section\ncomptabilité", "Chef de la section comptabilité", Status::Published);
    check("OFFRE D’EMPLOI : Jardinier municipal", "Jardinier municipal", Status::Published);
    check("La mairie de Poya recrute un jardinier municipal", "Jardinier municipal", Status::Published);
    check("Poste : jardinier municipal", "jardinier municipal", Status::Published);
    check("Chef de projet", "Chef de projet", Status::Published);
    check("Chargé de recherche", "Chargé de recherche", Status::Published);
    check("Chargé de recrutement", "Chargé de recrutement", Status::Published);
}

#[test]
fn what_became_of_a_notice_is_said_beside_its_fields_and_never_within_sentences() {
    let status = |notice: Notice<'_>| notice.read().0.status;
    assert_eq!(status(Notice { deadline: "18 décembre 2026 (poste pourvu, avis annulé)", ..PLAIN }), Status::Filled);
    assert_eq!(status(Notice { deadline: "close", ..PLAIN }), Status::Closed);
    assert_eq!(status(Notice { below: "\nAvis annulé le 4 décembre 2026.", ..PLAIN }), Status::Cancelled);
    for below in [
        "\nSuivre les avis annulés et les postes pourvus.",
        "\nIl remplace le poste pourvu par un titulaire.",
        "\n- Avis annulés",
        "\n- Projet",
    ] {
        assert_eq!(status(Notice { below, ..PLAIN }), Status::Published, "{below}");
    }
}

/// A notice whose head has other labels, signs or lines.
fn head(lines: &str) -> Offer {
    let text = format!("Jardinier municipal\n{lines}\n\nMissions :\nEntretenir les massifs de la commune.\n");
    let format = emploi::read::format_of("notice.txt").unwrap();
    let opened = emploi::read::notices("notice.txt", format, text.as_bytes()).remove(0);
    assemble::read(&opened.document.unwrap()).value
}

#[test]
fn a_head_is_read_whatever_parts_its_labels_from_its_values() {
    let values = [
        ["Référence", "3134-26-0001/SR du 27/11/2026"],
        ["Employeur", "Commune de Poya"],
        ["Corps / Domaine", "agent technique / Technique"],
        ["Lieu de travail", "Poya"],
        ["Poste à pourvoir", "à compter du 1er février\n2027"],
        ["Date de dépôt de l’offre", "vendredi 27 novembre 2026"],
        ["Date limite", "vendredi 18 décembre 2026"],
    ];
    let check = |lines: &str| {
        let offer = head(lines);
        let employer = offer.employer.as_ref().map(|employer| employer.name.as_str());
        assert_eq!(offer.reference.as_deref(), Some("3134-26-0001/SR"), "{lines}");
        assert_eq!(employer, Some("Commune de Poya"), "{lines}");
        assert_eq!(offer.corps, ["agent technique"], "{lines}");
        assert_eq!(offer.workplace.as_ref().map(|place| place.text.as_str()), Some("Poya"), "{lines}");
        assert_eq!(day(offer.availability.as_ref().and_then(|from| from.date)), "2027-02-01", "{lines}");
        assert_eq!([day(offer.posted), day(offer.deadline)], ["2026-11-27", "2026-12-18"], "{lines}");
    };
    for sign in [" : ", "\t", " .......... ", " ……… ", "\t:\t"] {
        check(&values.map(|[label, value]| format!("{label}{sign}{value}")).join("\n"));
    }
    for sign in [" / ", " - ", " – ", "\t"] {
        let whole = values.map(|[label, value]| format!("{label} : {}", value.replace('\n', " ")));
        check(&whole.chunks(2).map(|two| two.join(sign)).collect::<Vec<_>>().join("\n"));
    }
}

#[test]
fn two_references_on_a_line_are_both_told() {
    let text = "Jardinier\nRéférence : 3134-26-0001/SR - 3134-26-0002/SR du 27/11/2026\nEmployeur : Commune de Poya\n";
    let reading = assemble::read(&Document::new("notice.txt", text));
    assert_eq!(reading.value.reference.as_deref(), Some("3134-26-0001/SR"));
    assert!(reading.findings.iter().any(|found| found.code == Code::TwoAnswers));
}

#[test]
fn labels_have_other_names() {
    let offer = head(
        "Réf. : 3134-26-0001/SR\nAdministration : Commune de Poya\nGrade / filière : agent technique\n\
         Mise en ligne : 27/11/2026\nÉchéance : 18/12/2026\nPoste à pourvoir : pourvu",
    );
    assert_eq!(offer.employer.map(|employer| employer.name).as_deref(), Some("Commune de Poya"));
    assert_eq!((offer.corps.as_slice(), offer.status), (["agent technique".to_owned()].as_slice(), Status::Filled));
    assert_eq!([day(offer.posted), day(offer.deadline)], ["2026-11-27", "2026-12-18"]);
}
