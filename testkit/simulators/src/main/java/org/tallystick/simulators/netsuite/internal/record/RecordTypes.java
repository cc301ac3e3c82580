package org.tallystick.simulators.netsuite.internal.record;

import static org.tallystick.simulators.netsuite.internal.record.Field.choice;
import static org.tallystick.simulators.netsuite.internal.record.Field.number;
import static org.tallystick.simulators.netsuite.internal.record.Field.plain;
import static org.tallystick.simulators.netsuite.internal.record.Field.reference;
import static org.tallystick.simulators.netsuite.internal.record.Field.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.simulators.netsuite.internal.record.Field.Kind;

/**
 * The records of the account. Fields: the vendor contract sheet of NetSuite, section 3; lengths: what the vendor's forms
 * allow. A reference without record types names a kind that this account has none of.
 */
final class RecordTypes {
    private static final int NAME = 83;
    private static final int NUMBER = 45;
    private static final int MEMO = 999;
    private static final int DESCRIPTION = 4000;

    static final String CUSTOM_RECORD_PREFIX = "custrecord";

    private static final Pattern CUSTOM = Pattern.compile("customrecord[a-z0-9_]+");
    private static final List<String> ENTITIES = List.of("customer", "job", "employee");
    private static final List<String> TRANSACTIONS = List.of("transaction");

    static final RecordType CUSTOMER = entity(
            "customer",
            plain("isPerson", Kind.FLAG),
            text("firstName", 32),
            text("lastName", 32),
            text("email", 254),
            reference("parent", "customer"),
            plain("currencyList", Kind.UNCHECKED).hidden(),
            reference("terms"),
            number("creditLimit", 2),
            number("balance", 8).readOnly(),
            reference("receivablesAccount"),
            reference("taxItem", "salesTaxItem"),
            plain("taxable", Kind.FLAG),
            reference("billingRateCard"),
            reference("salesRep"),
            reference("entityStatus"),
            plain("addressBook", Kind.UNCHECKED).hidden());

    static final RecordType JOB = entity(
            "job",
            text("altName", NAME),
            reference("parent", "customer", "job").required(),
            reference("jobType"),
            choice("jobBillingType", "1", "2", "3", "4", "5"),
            choice("entityStatus"),
            reference("billingRateCard"),
            reference("billingSchedule"),
            reference("projectManager"),
            plain("startDate", Kind.DAY),
            plain("endDate", Kind.DAY),
            plain("projectedEndDate", Kind.DAY),
            plain("scheduledEndDate", Kind.DAY),
            plain("calculatedEndDate", Kind.DAY).readOnly(),
            text("estimatedTime", NUMBER),
            text("actualTime", NUMBER).readOnly(),
            text("allocatedTime", NUMBER).readOnly(),
            text("timeRemaining", NUMBER).readOnly(),
            number("estimatedCost", 8),
            number("estimatedRevenue", 8),
            number("jobPrice", 8),
            number("percentComplete", 8),
            number("percentTimeComplete", 8).readOnly(),
            number("recognizedRevenue", 8).readOnly(),
            plain("allowTime", Kind.FLAG),
            plain("allowExpenses", Kind.FLAG),
            plain("limitTimeToAssignees", Kind.FLAG));

    static final RecordType INVOICE = transaction("invoice", "CustInvc", List.of(), Map.of("item", lineFields()));

    static final RecordType CREDIT_MEMO = transaction(
            "creditMemo",
            "CustCred",
            List.of(
                    plain("autoApply", Kind.FLAG).hidden(),
                    number("applied", 8).as("foreignamountpaid").readOnly()),
            Map.of(
                    "item",
                    lineFields(),
                    "apply",
                    RecordType.named(List.of(
                            reference("doc", "invoice").required(),
                            plain("apply", Kind.FLAG).required(),
                            number("amount", 8)))));

    static final RecordType JOURNAL_ENTRY = new RecordType(
            "journalEntry",
            "transaction",
            "Journal",
            TRANSACTIONS,
            "custbody",
            fields(
                    List.of(
                            text("tranId", NUMBER).readOnly(),
                            plain("tranDate", Kind.DAY),
                            reference("postingPeriod"),
                            reference("subsidiary", "subsidiary").required(),
                            reference("toSubsidiary", "subsidiary").hidden(),
                            reference("currency", "currency"),
                            number("exchangeRate", 8),
                            text("memo", MEMO)),
                    List.of(
                            plain("approved", Kind.FLAG).hidden(),
                            choice("approvalStatus", "1", "2", "3"),
                            plain("reversalDate", Kind.DAY).hidden(),
                            plain("reversalDefer", Kind.FLAG).hidden(),
                            plain("isReversal", Kind.FLAG).readOnly().hidden(),
                            reference("accountingBook").hidden()),
                    List.of(
                            plain("createdDate", Kind.MOMENT).readOnly(),
                            plain("lastModifiedDate", Kind.MOMENT).readOnly())),
            Map.of(
                    "line",
                    RecordType.named(List.of(
                            plain("line", Kind.WHOLE).as("id"),
                            reference("account", "account").required(),
                            number("debit", 8),
                            number("credit", 8),
                            reference("entity", "customer", "job"),
                            text("memo", DESCRIPTION),
                            reference("department"),
                            reference("class", "classification"),
                            reference("location"),
                            plain("eliminate", Kind.FLAG),
                            reference("lineTaxCode", "salesTaxItem"),
                            number("tax1Amt", 8),
                            plain("startDate", Kind.DAY),
                            plain("endDate", Kind.DAY),
                            reference("scheduleType")))));

    static final RecordType ACCOUNT =
            readOnly("account", text("acctNumber", NUMBER), text("acctName", NAME), choice("acctType"));
    static final RecordType TIME_BILL = new RecordType(
            "timeBill",
            "timebill",
            "",
            List.of("timebill"),
            "",
            fields(
                    List.of(
                            reference("employee", "employee").required(),
                            reference("customer", "customer", "job"),
                            reference("caseTaskEvent"),
                            reference("item", "item"),
                            plain("tranDate", Kind.DAY).required(),
                            plain("hours", Kind.DURATION).required(),
                            plain("isBillable", Kind.FLAG),
                            reference("price"),
                            number("rate", 8),
                            plain("overrideRate", Kind.FLAG),
                            text("memo", DESCRIPTION)),
                    List.of(
                            choice("approvalStatus", "1", "2", "3", "4"),
                            plain("supervisorApproval", Kind.FLAG),
                            text("rejectionNote", DESCRIPTION),
                            plain("posted", Kind.FLAG).readOnly(),
                            choice("timeType", "A", "P", "B"),
                            reference("timesheet"),
                            reference("subsidiary", "subsidiary"),
                            reference("department"),
                            reference("class", "classification"),
                            reference("location"),
                            reference("resourceAllocation"),
                            reference("payrollItem")),
                    List.of(
                            plain("createdDate", Kind.MOMENT).readOnly(),
                            plain("lastModifiedDate", Kind.MOMENT).readOnly())),
            Map.of());

    static final RecordType ACCOUNTING_PERIOD = readOnly(
            "accountingPeriod",
            text("periodName", NAME),
            plain("startDate", Kind.DAY),
            plain("endDate", Kind.DAY),
            plain("closed", Kind.FLAG));

    static final RecordType SUBSIDIARY = readOnly(
            "subsidiary",
            text("name", NAME),
            text("legalName", NAME),
            text("fullName", NAME),
            reference("parent", "subsidiary"),
            reference("currency", "currency"),
            choice("country"),
            text("federalIdNumber", NUMBER),
            plain("isElimination", Kind.FLAG),
            text("tranPrefix", NUMBER),
            plain("lastModifiedDate", Kind.MOMENT));

    static final RecordType EMPLOYEE = readOnly(
            "employee",
            text("entityId", NAME),
            text("firstName", 32),
            text("lastName", 32),
            text("email", 254),
            reference("subsidiary", "subsidiary"),
            reference("supervisor", "employee"),
            reference("currency", "currency"),
            plain("hireDate", Kind.DAY),
            plain("releasedate", Kind.DAY),
            plain("isJobResource", Kind.FLAG),
            plain("lastModifiedDate", Kind.MOMENT));

    static final RecordType CURRENCY = readOnly(
            "currency",
            text("name", NAME),
            text("symbol", 3),
            text("displaySymbol", 8),
            plain("currencyPrecision", Kind.WHOLE),
            number("exchangeRate", 8),
            plain("isBaseCurrency", Kind.FLAG),
            plain("lastModifiedDate", Kind.MOMENT));

    static final RecordType CLASSIFICATION = readOnly(
            "classification",
            text("name", NAME),
            text("fullName", NAME),
            reference("parent", "classification"),
            plain("lastModifiedDate", Kind.MOMENT));

    static final RecordType SALES_TAX_ITEM = readOnly(
            "salesTaxItem",
            text("itemId", NAME),
            text("displayName", NAME),
            text("description", DESCRIPTION),
            number("rate", 8),
            choice("nexusCountry"),
            choice("available"),
            plain("effectiveFrom", Kind.DAY),
            plain("validUntil", Kind.DAY),
            plain("exempt", Kind.FLAG),
            plain("reverseCharge", Kind.FLAG));

    static final RecordType ITEM = readOnly(
            "item",
            text("itemId", NAME),
            text("displayName", NAME),
            choice("itemType"),
            text("description", DESCRIPTION));

    static final RecordType CUSTOMER_SUBSIDIARY_RELATIONSHIP = readOnly(
            "customerSubsidiaryRelationship",
            reference("entity", "customer"),
            reference("subsidiary", "subsidiary"),
            plain("isPrimarySub", Kind.FLAG),
            reference("primaryCurrency", "currency"),
            number("balance", 8),
            number("depositBalance", 8),
            number("unbilledOrders", 8));

    static final List<RecordType> ALL = List.of(
            CUSTOMER,
            JOB,
            INVOICE,
            CREDIT_MEMO,
            JOURNAL_ENTRY,
            ACCOUNT,
            TIME_BILL,
            ACCOUNTING_PERIOD,
            SUBSIDIARY,
            EMPLOYEE,
            CURRENCY,
            CLASSIFICATION,
            SALES_TAX_ITEM,
            ITEM,
            CUSTOMER_SUBSIDIARY_RELATIONSHIP);

    private RecordTypes() {}

    static Optional<RecordType> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst().or(() -> custom(name));
    }

    /** A custom record, which takes custom fields of any value; every name of one is known. */
    static Optional<RecordType> custom(String name) {
        return CUSTOM.matcher(name).matches()
                ? Optional.of(new RecordType(
                        name,
                        name,
                        "",
                        List.of(name),
                        CUSTOM_RECORD_PREFIX,
                        fields(List.of(text("name", NAME)), List.of(plain("isInactive", Kind.FLAG)), List.of()),
                        Map.of()))
                : Optional.empty();
    }

    private static RecordType entity(String name, Field... more) {
        List<Field> first = List.of(
                text("entityId", NAME),
                text("companyName", NAME).required(),
                reference("subsidiary", "subsidiary").required(),
                reference("currency", "currency"));
        List<Field> last = List.of(
                plain("isInactive", Kind.FLAG),
                plain("dateCreated", Kind.MOMENT).readOnly(),
                plain("lastModifiedDate", Kind.MOMENT).readOnly());
        return new RecordType(name, name, "", ENTITIES, "custentity", fields(first, List.of(more), last), Map.of());
    }

    /** What a transaction was created from SuiteQL shows on its lines only. */
    private static RecordType transaction(
            String name, String type, List<Field> more, Map<String, Map<String, Field>> sublists) {
        List<Field> header = List.of(
                text("tranId", NUMBER).readOnly(),
                reference("entity", "customer", "job").required(),
                reference("job", "job"),
                reference("subsidiary", "subsidiary").required(),
                reference("currency", "currency"),
                number("exchangeRate", 8),
                plain("tranDate", Kind.DAY),
                plain("dueDate", Kind.DAY),
                plain("startDate", Kind.DAY),
                plain("endDate", Kind.DAY),
                reference("postingPeriod"),
                reference("terms"),
                text("otherRefNum", NUMBER),
                text("memo", MEMO),
                choice("approvalStatus", "1", "2", "3"),
                reference("createdFrom", "invoice").hidden(),
                reference("account"),
                reference("department"),
                reference("class", "classification"),
                reference("location"));
        List<Field> computed = List.of(
                choice("status").readOnly(),
                number("subtotal", 8).readOnly().hidden(),
                number("taxTotal", 8).readOnly(),
                number("total", 8).readOnly().hidden(),
                number("amountPaid", 8).as("foreignamountpaid").readOnly(),
                number("amountRemaining", 8).as("foreignamountunpaid").readOnly(),
                plain("createdDate", Kind.MOMENT).readOnly(),
                plain("lastModifiedDate", Kind.MOMENT).readOnly());
        return new RecordType(
                name, "transaction", type, TRANSACTIONS, "custbody", fields(header, computed, more), sublists);
    }

    private static Map<String, Field> lineFields() {
        return RecordType.named(List.of(
                plain("line", Kind.WHOLE).as("id"),
                reference("item", "item").required(),
                number("quantity", 5),
                number("rate", 8),
                number("amount", 8).hidden(),
                text("description", DESCRIPTION).as("memo"),
                reference("price"),
                reference("taxCode", "salesTaxItem"),
                number("taxRate1", 8).readOnly(),
                reference("job", "job"),
                reference("department"),
                reference("class", "classification"),
                reference("location"),
                plain("revRecStartDate", Kind.DAY),
                plain("revRecEndDate", Kind.DAY)));
    }

    private static RecordType readOnly(String name, Field... more) {
        Map<String, Field> fields = fields(List.of(more), List.of(plain("isInactive", Kind.FLAG)), List.of());
        return new RecordType(name, name.toLowerCase(Locale.ROOT), "", List.of(), "", fields, Map.of());
    }

    private static Map<String, Field> fields(List<Field> first, List<Field> second, List<Field> third) {
        List<Field> fields = new ArrayList<>(List.of(text("externalId", 255)));
        List.of(first, second, third).forEach(fields::addAll);
        return RecordType.named(fields);
    }
}
