//! How kinds of events are stored, and which of them readers never see.

use super::Kind;

impl Kind {
    /// Whether all that readers see and find stays as it was, though the event names a thread: who is answering is on no
    /// page of guests, writing at a draft shows nowhere, notes are staff's own, how an asker is reached is between
    /// them and staff, as is what is proposed to become public, and how it went is a figure only.
    pub fn is_out_of_sight(&self) -> bool {
        matches!(
            self,
            Self::ClaimProlonged
                | Self::QuestionAssigned
                | Self::LadderClimbed { .. }
                | Self::RotaChanged { .. }
                | Self::CommitmentLeft { .. }
                | Self::WatchSigned
                | Self::WatchMissed { .. }
                | Self::AddressShown
                | Self::RatingAsked
                | Self::QuestionRated { .. }
                | Self::NoteAdded { .. }
                | Self::NoteDeleted { .. }
                | Self::NoteRestored { .. }
                | Self::ContactAsked { .. }
                | Self::ContactGiven { .. }
                | Self::ContactWithdrawn { .. }
                | Self::ContactShown { .. }
                | Self::ContactAttempted
                | Self::LetterChanged
                | Self::PublicationProposed
                | Self::PublicationWithdrawn
                | Self::PublicationRefused
        )
    }

    /// The stored name and data.
    pub fn stored(&self) -> Result<(String, serde_json::Value), serde_json::Error> {
        let mut value = serde_json::to_value(self)?;
        let data = value.get_mut("data").map(serde_json::Value::take).unwrap_or_default();
        let name = value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
        Ok((name, data))
    }

    /// Reads a stored event's kind; an error means that a newer version wrote it.
    pub fn from_stored(name: &str, data: serde_json::Value) -> Result<Self, serde_json::Error> {
        let mut object = serde_json::Map::new();
        object.insert("kind".into(), name.into());
        if !data.is_null() {
            object.insert("data".into(), data);
            return serde_json::from_value(object.into());
        }
        // A kind that carried nothing once and carries something now: events of before have none of it.
        serde_json::from_value(object.clone().into()).or_else(|_| {
            object.insert("data".into(), serde_json::Map::new().into());
            serde_json::from_value(object.into())
        })
    }
}
