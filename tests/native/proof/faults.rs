//! Seeded faults: one thing changed in the text of a file, before it is read.

use std::collections::BTreeSet;

use engine::Judged;
use engine::recognise::NoteKind;
use engine::rules::catalogue;
use model::finding::{Finding, Severity, Slot};

use crate::floors::{Floor, Floors};
use crate::kinds::{self, Case, Kind, Of, is_grave};
use crate::maker::draw::Draw;
use crate::real::{self, Corpus};
use crate::sample::{Sample, check, read};
use crate::trial::figures;
use crate::{floors, own};

/// The most faults of a kind in one report; cells of table three are tried more often.
const MOST: usize = 4;
const MOST_CELLS: usize = 12;

/// Rules that can say wrong or doubtful and have no kind of fault here, each with the reason.
const WITHOUT_A_KIND: &[(&str, &str)] = &[];

#[derive(Clone, Copy, Default)]
pub struct Tally {
    /// All of them: what follows is a part.
    pub cases: usize,
    pub found: usize,
    pub named: usize,
    /// Other findings that the unchanged report does not have.
    pub grave: usize,
    pub remarks: usize,
    /// Not found: the fault does not change what is read.
    pub same: usize,
    /// Not found, but a note says that a row was not read.
    pub unread: usize,
    /// Not found: no report any more.
    pub refused: usize,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.cases += other.cases;
        self.found += other.found;
        self.named += other.named;
        self.grave += other.grave;
        self.remarks += other.remarks;
        self.same += other.same;
        self.unread += other.unread;
        self.refused += other.refused;
    }

    fn row(&self, name: &str) -> String {
        let Tally { cases, found, named, grave, remarks, same, unread, refused } = self;
        let width = 44usize.saturating_sub(name.chars().count());
        format!(
            "{name}{:width$}{cases:>6}{found:>7}{named:>7}{grave:>8}{remarks:>9}{same:>6}{unread:>8}{refused:>9}",
            ""
        )
    }

    /// The cases that are looked at; of each kind, the floors count the others, too.
    fn judged(&self) -> usize {
        self.cases - self.same - self.unread - self.refused
    }

    fn per_mille(part: usize, whole: usize) -> usize {
        1000 * part / whole.max(1)
    }
}

pub fn a_fault_that_is_put_in_is_found_and_named_in_real_reports(corpus: &Corpus) {
    put_in(corpus.samples(), 0, |floors| floors.real);
}

/// They come behind the real ones, and draw as if those were always there.
pub fn a_fault_that_is_put_in_is_found_and_named_in_invented_reports() {
    put_in(own::samples(), real::CLEAN.len(), |floors| floors.invented);
}

fn put_in(samples: &[Sample], first: usize, floor: fn(&Floors) -> Floor) {
    figures!(
        "{:<44}{:>6}{:>7}{:>7}{:>8}{:>9}{:>6}{:>8}{:>9}",
        format!("fault, in {} reports", samples.len()),
        "cases",
        "found",
        "named",
        "beside",
        "remarks",
        "same",
        "unread",
        "refused"
    );
    let floors = floors::read();
    let (mut all, mut of, mut broken) = (Tally::default(), [Tally::default(); 3], Vec::new());
    for kind in kinds::all() {
        let tally = try_out(kind, samples, first);
        figures!("{}", tally.row(kind.name));
        all.add(tally);
        match kind.of {
            Of::OneCell => of[0].add(tally),
            Of::TwoCells => of[1].add(tally),
            Of::Sums => of[2].add(tally),
            Of::Others => {}
        }
        let floor = floors.get(kind.name).map(floor);
        broken.extend(floors::broken(kind.name, &tally, floor));
    }
    figures!("{}", of[0].row("one cell of table three"));
    figures!("{}", of[1].row("two cells in different rows and columns"));
    figures!("{}", all.row("all kinds"));
    assert!(broken.is_empty(), "below its floor:\n{}", broken.join("\n"));
    hold(&all, &of);
}

/// The floors of all kinds together.
fn hold(all: &Tally, [one, two, sums]: &[Tally; 3]) {
    assert_eq!((one.found, one.named), (one.judged(), one.judged()), "one cell of table three");
    assert_eq!(two.found, two.judged(), "two cells");
    assert_eq!(sums.found, sums.judged(), "arithmetic");
    assert!(two.named * 10 >= two.judged() * 9, "two cells are named");
    assert!(Tally::per_mille(all.found, all.judged()) >= 990, "all kinds are found");
    assert!(Tally::per_mille(all.named, all.judged()) >= 990, "all kinds are named");
}

pub fn every_rule_that_can_say_wrong_or_doubtful_has_a_kind_of_fault() {
    let tried: BTreeSet<&str> = kinds::all().iter().map(|kind| kind.rules[0]).collect();
    let grave = catalogue::entries().iter().filter(|entry| entry.severity <= Severity::Doubtful);
    let missing: Vec<&str> = grave
        .map(|entry| entry.id.as_str())
        .filter(|id| !tried.contains(id) && !WITHOUT_A_KIND.iter().any(|(rule, _)| rule == id))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "rules without a kind of fault in proof/kinds");
    let unknown = kinds::all();
    let unknown = unknown.iter().flat_map(|kind| kind.rules);
    let unknown: Vec<_> = unknown.filter(|id| catalogue::entry(id).is_none()).collect();
    assert_eq!(unknown, Vec::<&&str>::new());
    assert!(WITHOUT_A_KIND.iter().all(|(id, why)| !tried.contains(id) && !why.is_empty()));
}

fn try_out(kind: &Kind, samples: &[Sample], first: usize) -> Tally {
    let mut tally = Tally::default();
    for (nth, sample) in samples.iter().enumerate() {
        let mut draw = Draw::new((first + nth) as u64);
        let mut cases = (kind.make)(sample, &mut draw);
        let most = if kind.of == Of::OneCell { MOST_CELLS } else { MOST };
        while cases.len() > most {
            let one = draw.below(cases.len() as u64) as usize;
            cases.swap_remove(one);
        }
        for case in &cases {
            tally.add(judge(kind, sample, case));
        }
    }
    tally
}

fn judge(kind: &Kind, sample: &Sample, case: &Case) -> Tally {
    let last_year = case.last_year.as_ref().map(|text| read(text).unwrap());
    let Ok(changed) = check(&case.text, case.published, last_year.as_ref()) else {
        return Tally { cases: 1, refused: 1, ..Tally::default() };
    };
    let alone = case.published.is_none() && last_year.is_none();
    if alone && reads_the_same(&changed, &sample.checked) {
        return Tally { cases: 1, same: 1, ..Tally::default() };
    }
    let before = case.before.as_ref().map(|text| check(text, None, None).unwrap());
    let alone = || last_year.map_or(&sample.checked, |_| sample.beside_the_year_before());
    let unchanged = before.as_ref().unwrap_or_else(alone);
    let before: Vec<String> = unchanged.findings.iter().map(shown).collect();
    let new: Vec<&Finding> =
        changed.findings.iter().filter(|finding| !before.contains(&shown(finding))).collect();
    let (own, other): (Vec<&Finding>, Vec<&Finding>) =
        new.into_iter().partition(|finding| kind.rules.contains(&finding.rule.as_str()));
    let own: Vec<&Finding> = own.into_iter().filter(|finding| is_grave(finding)).collect();
    let found = !own.is_empty();
    if !found && unread_rows(&changed) > unread_rows(&sample.checked) {
        return Tally { cases: 1, unread: 1, ..Tally::default() };
    }
    let named = found && case.right.is_named(&own, &changed);
    if !named || !other.is_empty() {
        show(kind, sample, case, &own, &other);
    }
    let grave = other.iter().filter(|finding| is_grave(finding)).count();
    Tally {
        cases: 1,
        found: found.into(),
        named: named.into(),
        grave,
        remarks: other.len() - grave,
        ..Tally::default()
    }
}

/// With `GOUJI_PROOF_SHOW`: the findings instead; the file is in `target/tmp/proof`.
fn show(kind: &Kind, sample: &Sample, case: &Case, own: &[&Finding], other: &[&Finding]) {
    if std::env::var_os("GOUJI_PROOF_SHOW").is_some() {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("proof");
        std::fs::create_dir_all(&folder).unwrap();
        let text: String = case.text.iter().collect();
        std::fs::write(folder.join(format!("{} in {}", kind.name, sample.name)), text).unwrap();
        let brief = |all: &[&Finding]| -> Vec<String> {
            let one = |f: &&Finding| format!("{} {:?} at {}", f.rule, f.severity, f.place);
            all.iter().map(one).collect()
        };
        let (own, other) = (brief(own), brief(other));
        figures!("  {} in {}: {own:?} beside {other:?}{}", kind.name, sample.name, case.right);
    }
}

fn unread_rows(checked: &Judged) -> usize {
    checked.reading.notes.iter().filter(|note| note.kind == NoteKind::RowNotRead).count()
}

fn reads_the_same(one: &Judged, other: &Judged) -> bool {
    one.report() == other.report() && one.reading.notes == other.reading.notes
}

/// A finding without the number of its sentence: a sentence put in moves those behind it.
fn shown(finding: &Finding) -> String {
    let place = finding.place.to_string();
    let place = place.split(':').next().unwrap_or_default();
    let slots: Vec<&Slot> = finding.slots.iter().map(|(_, slot)| slot).collect();
    format!("{} {} {place} {slots:?} {:?}", finding.rule, finding.variant, finding.sums)
}
