//! What a report is held against besides the form, and what a host has decided about the rules.

use litemap::LiteMap;

use crate::recognise::Reading;
use model::finding::{Finding, Level, Severity};

/// A day: year, month, day.
pub type Date = (u16, u8, u8);

/// What is known besides the report itself. All of it may be missing: the rules that need it are
/// then unchecked.
#[derive(Clone, Debug, Default)]
pub struct Setting<'a> {
    pub last_year: LastYear<'a>,
    /// The day on which the report was published.
    pub published: Option<Date>,
    pub profile: Profile,
}

/// The same body's report of the year before, as far as it was given.
#[derive(Clone, Copy, Debug, Default)]
pub enum LastYear<'a> {
    #[default]
    NotGiven,
    /// Something was given that is no report that can be read.
    Refused,
    Read(&'a Reading),
}

/// What a host has decided. It lowers, mutes and adds names; nothing it says removes a finding from
/// the record, and no sum comes out because of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// How it is called where a deadline or a level is explained.
    pub name: String,
    /// Levels by rule.
    pub levels: LiteMap<String, Level>,
    /// Month and day by which a department publishes; 31 January where it says nothing
    /// (政府信息公开条例, article 49).
    pub department_deadline: Option<(u8, u8)>,
    /// Month and day by which a government's report is published; 31 March where it says nothing
    /// (政府信息公开条例, article 49).
    pub government_deadline: Option<(u8, u8)>,
    /// Names of places and bodies that belong to the reporting body.
    pub names: Vec<String>,
}

impl Profile {
    /// Gives each finding the level that the host has chosen for its rule, where that is lower. A sum
    /// that does not come out may be lowered; it is always shown.
    pub(super) fn level(&self, findings: &mut [Finding]) {
        for finding in findings {
            let chosen = self.levels.get(finding.rule.as_str()).map(|level| match level {
                Level::Mute if finding.is_proven() => Level::As(Severity::Remark),
                level => *level,
            });
            finding.level = chosen.filter(|level| level.lowers(finding.severity));
        }
    }
}
