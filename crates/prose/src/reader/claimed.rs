//! Adds a claim, with what the sentence says of whose it is and for when.

use super::ClaimReader;
use crate::scope;
use model::{Claim, ClaimPeriod, Place, Quantity, Subject};

impl ClaimReader<'_> {
    pub(super) fn claim(
        &mut self,
        place: Place,
        subject: Subject,
        quantity: Quantity,
        period: ClaimPeriod,
        is_subset: bool,
        rounded: bool,
    ) {
        // A number of a later year is no claim about this one.
        if matches!((period, self.year), (ClaimPeriod::Year(year), Some(own)) if year > own) {
            return;
        }
        let denied = matches!(quantity, Quantity::Number(value) if value.is_zero());
        if let (Subject::Disputes(kind, None), false) = (subject, denied) {
            self.state.disputes.push(kind);
        }
        self.state.only_carried &= subject == Subject::CarriedIn;
        self.state.only_left &=
            matches!(subject, Subject::CarriedIn | Subject::CarriedOut | Subject::Applicants(_));
        let parts_of = self.state.parts_of.and_then(|at| self.claims.get_mut(at));
        if let Some(whole) = parts_of.filter(|_| subject == Subject::CarriedIn)
            && whole.subject == Subject::TakenIn
        {
            whole.subject = Subject::TakenInAll;
        }
        // What the year before carried over is carried in by this one, whichever year the text names.
        let carried = matches!(subject, Subject::CarriedIn | Subject::CarriedOut);
        let period = if carried { ClaimPeriod::Own } else { period };
        let scope = self.state.scope.clone().filter(|scope| {
            // 县政府制发规范性文件 9 件, in the report of that county: all that its table counts.
            let documents =
                matches!(subject, Subject::Proactive(_, "made" | "repealed" | "in-force"));
            let alone = documents && self.state.within.is_none() && !self.state.levels;
            !(alone && scope::is_own_government(scope, self.organ))
        });
        let is_open = self.state.open;
        let within = self.state.within.filter(|(whole, _)| *whole != place);
        let own =
            Claim { place, subject, quantity, scope, period, is_subset, within, is_open, rounded };
        self.claims.push(own);
    }
}
