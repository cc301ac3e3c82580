package org.tallystick.billing;

/**
 * Why an item is not billed. An item has one at most: the first in this order (RULES rule 6). Codes from {@link #SAME_ID} on reverse nothing: what
 * is billed of the item stays.
 */
public enum HoldCode {
    RATE_MISSING(
            "agree a rate for the role: on the assignment, the rate card, or as standard rate; where there is no role, name the assignment on the entry or give the worker one"),
    FX_RATE_MISSING("add the exchange rate as of the expense date"),
    EXPENSE_PRICE_MISSING(
            "say how many pieces the expense has and what one costs, or bill it otherwise than at a fixed price"),
    RECEIPT_MISSING("attach the receipt, or correct the amount"),
    OUTSIDE_CONTRACT_DATES("amend the engagement's dates, or correct the service date"),
    PROJECT_CLOSED("reopen the project, or correct the service date"),
    DAILY_HOURS_EXCEEDED("correct the person's hours of the day: more than 24 are approved"),
    SAME_ID("give one of the records another id at its source, or put its system before it by a rule set"),
    CUSTOMER_ON_HOLD("release the customer where its status is kept, or name another in the contract"),
    ENGAGEMENT_ON_HOLD("have the contract signed or resumed, or book the work on one that may be billed"),
    PROJECT_CANCELLED("book the work on a project that was not cancelled, or correct its status"),
    CONTRACT_LINE_ON_HOLD("take the hold off the contract line, or book the work on another"),
    MILESTONE_NOT_ACCEPTED("have the deliverable accepted, or take back the approval of the milestone"),
    BILLED_ELSEWHERE("if it is still to be billed here, set its billing state to unbilled at its source"),
    BILLING_STATE("release it at its source"),
    CONTRACT_TERM("agree on terms that are applied in its place, or bill what stands on it in the ERP"),
    TAX_RULE_MISSING("add the tax rule, or bring the customer with the address that it is billed at"),
    PURCHASE_ORDER_EXCEEDED(
            "have the customer raise or prolong its order, or send another, and add it to the contract"),
    CAP_PARTIAL("amend the cap: what is held is the rest of an item that is billed in part"),
    CAP_EXCEEDED("amend the cap, or agree that it is not billed");

    private final String remedy;

    HoldCode(String remedy) {
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
