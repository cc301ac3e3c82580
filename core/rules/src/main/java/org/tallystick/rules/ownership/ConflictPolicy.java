package org.tallystick.rules.ownership;

/** What becomes of a field when the system that is read says something else than the hub has (OWN-6). */
public enum ConflictPolicy {
    /** What the owner says stands. A change by another system is refused. Between several systems that play the owner's role it is {@link #ASK}. */
    OWNER {
        @Override
        Outcome decide(Standing theirs, boolean oursChanged, Recency recency) {
            return switch (theirs) {
                case OWNER -> Outcome.TAKEN;
                case OTHER -> Outcome.REFUSED;
                case UNOWNED -> oursChanged ? Outcome.ASKED : Outcome.TAKEN;
            };
        }
    },
    /** Whoever said it last is right, whoever it is. Two changes within the stated skew of clocks are put to a person. */
    NEWEST {
        @Override
        Outcome decide(Standing theirs, boolean oursChanged, Recency recency) {
            if (!oursChanged) {
                return Outcome.TAKEN;
            }
            return switch (recency) {
                case THEIRS -> Outcome.TAKEN;
                case OURS -> Outcome.KEPT;
                case UNCLEAR -> Outcome.ASKED;
            };
        }
    },
    /** What each side added is added, what each removed is removed: of lists, sets and maps. Other values are put to a person. */
    MERGE {
        @Override
        Outcome decide(Standing theirs, boolean oursChanged, Recency recency) {
            return oursChanged ? Outcome.MERGED : Outcome.TAKEN;
        }
    },
    /** The owner's change alone is taken. Any other is put to a person, as is one that meets a change of ours. */
    ASK {
        @Override
        Outcome decide(Standing theirs, boolean oursChanged, Recency recency) {
            return theirs == Standing.OTHER || oursChanged ? Outcome.ASKED : Outcome.TAKEN;
        }
    };

    /** How the system that is read stands to the field. */
    public enum Standing {
        /** It owns it. */
        OWNER,
        /** Another system owns it. */
        OTHER,
        /** No system owns it. */
        UNOWNED
    }

    /** Which of two changes is newer. */
    public enum Recency {
        /** That of the hub. */
        OURS,
        /** That of the system that is read. */
        THEIRS,
        /** They are nearer to each other than the clocks can tell. */
        UNCLEAR
    }

    /** What becomes of a field. */
    public enum Outcome {
        /** What the hub has stands, and that is settled. */
        KEPT,
        /** What the system says stands. */
        TAKEN,
        /** What both say is put together. */
        MERGED,
        /** What the hub has stands; the system may not change it: {@code NOT_OWNER}. */
        REFUSED,
        /** What the hub has stands until a person decides: {@code CONFLICT}. */
        ASKED
    }

    /**
     * The decision table.
     *
     * @param theirs how the system stands to the field that it changed
     * @param oursChanged whether the hub changed it too, to something else
     * @param recency of the two changes
     */
    abstract Outcome decide(Standing theirs, boolean oursChanged, Recency recency);
}
