package io.keypost.agreement;

/** Why an agreement ended (domain.md §5). Of two ends on the same day the earlier one here is named. */
public enum EndReason {
    /** §2: by itself, after its last day. */
    EXPIRED,
    /** §2: with the labour contract. */
    LABOUR_CONTRACT,
    /** §3(3): the holder gave notice, and its last day is over. */
    NOTICE,
    /** Both parties agreed to end it. */
    MUTUAL,
    /** The leading group removed the holder from the post. */
    REMOVAL,
    DEATH,
    POST_ABOLISHED
}
