//! Undo and redo of what the user tunes: t, search, sort and filter.

use crate::jobs::{EntryFilter, EntryQuery};

/// What can be taken back, as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tuning {
    pub(crate) t: f64,
    pub(crate) query: EntryQuery,
    pub(crate) filter: EntryFilter,
}

/// Changes that follow each other without a break are one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gesture {
    /// One drag of t.
    DragT,
    /// Typing in the search field.
    Search,
}

/// Past and future tunings.
#[derive(Debug, Default)]
pub(crate) struct History {
    past: Vec<Tuning>,
    future: Vec<Tuning>,
    gesture: Option<Gesture>,
}

/// Steps that are remembered.
const MAX_STEPS: usize = 200;

impl History {
    /// Remembers the tuning before a change. Within one gesture only the first change counts.
    pub(crate) fn record(&mut self, before: Tuning, gesture: Option<Gesture>) {
        if gesture.is_some() && gesture == self.gesture {
            return;
        }
        self.gesture = gesture;
        self.future.clear();
        self.past.push(before);
        if self.past.len() > MAX_STEPS {
            self.past.remove(0);
        }
    }

    pub(crate) fn end_gesture(&mut self) {
        self.gesture = None;
    }

    pub(crate) fn undo(&mut self, now: Tuning) -> Option<Tuning> {
        self.gesture = None;
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    pub(crate) fn redo(&mut self, now: Tuning) -> Option<Tuning> {
        self.gesture = None;
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Another run was opened: its thresholds mean something else.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(t: f64) -> Tuning {
        Tuning { t, query: EntryQuery::default(), filter: EntryFilter::All }
    }

    #[test]
    fn a_drag_is_one_step() {
        let mut history = History::default();
        history.record(at(1.0), Some(Gesture::DragT));
        history.record(at(2.0), Some(Gesture::DragT));
        history.end_gesture();
        history.record(at(3.0), Some(Gesture::DragT));
        assert_eq!(history.undo(at(4.0)), Some(at(3.0)));
        assert_eq!(history.undo(at(3.0)), Some(at(1.0)));
        assert_eq!(history.undo(at(1.0)), None);
        assert_eq!(history.redo(at(1.0)), Some(at(3.0)));
        assert_eq!(history.redo(at(3.0)), Some(at(4.0)));
        assert_eq!(history.redo(at(4.0)), None);
    }

    #[test]
    fn a_change_after_undo_forgets_the_future() {
        let mut history = History::default();
        history.record(at(1.0), None);
        assert_eq!(history.undo(at(2.0)), Some(at(1.0)));
        history.record(at(1.0), None);
        assert!(!history.can_redo());
    }
}
