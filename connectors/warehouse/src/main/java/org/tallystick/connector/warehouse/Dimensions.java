package org.tallystick.connector.warehouse;

import static org.tallystick.connector.warehouse.Form.header;
import static org.tallystick.connector.warehouse.Form.key;

import java.util.stream.Stream;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Resource;
import org.tallystick.spi.Write;

/** Who, what and for whom. Pay data is left out. */
final class Dimensions {

    static final Form<Customer> CUSTOMER = Form.of(
            RecordType.CUSTOMER,
            Form.<Customer>table("dim_customer", "customer_key")
                    .text("name", write -> write.record().name())
                    .text("legal_name", write -> write.record().legalName())
                    .text("parent_ref", write -> write.record().parent())
                    .text("country", write -> write.record().billingCountry())
                    .text("industry", write -> write.record().profile().industry())
                    .text("segment", write -> write.record().profile().segment())
                    .text("status", write -> write.record().status())
                    .text("survivor_key", write -> key(write, write.record().survivor()))
                    .days("effective", write -> header(write).effective()),
            customer -> Stream.ofNullable(customer.survivor()));

    static final Form<Engagement> ENGAGEMENT = Form.of(
            RecordType.ENGAGEMENT,
            Form.<Engagement>table("dim_engagement", "engagement_key")
                    .text("name", write -> write.record().name())
                    .text("customer_key", write -> key(write, write.record().customer()))
                    .text("bill_to_ref", write -> write.record().billTo())
                    .text("ultimate_parent_ref", write -> write.record().ultimateParent())
                    .text("legal_entity_ref", write -> write.record().legalEntity())
                    .text("service_line", write -> write.record().serviceLine())
                    .text("currency", write -> write.record().currency())
                    .money("contract_value", write -> write.record().value())
                    .money("cap", write -> write.record().terms().cap())
                    .days("term", write -> write.record().terms().term())
                    .text("status", write -> write.record().status())
                    .days("effective", write -> header(write).effective()),
            engagement -> Stream.of(engagement.customer()));

    static final Form<Project> PROJECT =
            Form.of(RecordType.PROJECT, projectTable(), project -> Stream.of(project.engagement(), project.customer()));

    static final Form<Resource> RESOURCE = Form.of(
            RecordType.RESOURCE,
            Form.<Resource>table("dim_resource", "resource_key")
                    .text("name", write -> write.record().name())
                    .text("worker_id", write -> write.record().workerId())
                    .text("role", write -> write.record().role())
                    .text("grade", write -> write.record().grade())
                    .text("kind", write -> write.record().kind())
                    .text("location", write -> write.record().location())
                    .text("legal_entity_ref", write -> write.record().legalEntity())
                    .text("manager_ref", write -> write.record().manager())
                    .text("calendar", write -> write.record().capacity().calendar())
                    .decimal(
                            "full_time_share",
                            write -> Facts.value(write.record().capacity().fullTimeShare()))
                    .text("status", write -> write.record().status())
                    .days("effective", write -> header(write).effective()),
            resource -> Stream.empty());

    private Dimensions() {}

    private static Table<Write<Project>> projectTable() {
        return Form.<Project>table("dim_project", "project_key")
                .text("name", write -> write.record().name())
                .text("code", write -> write.record().code())
                .text("engagement_key", write -> key(write, write.record().engagement()))
                .text("customer_key", write -> key(write, write.record().customer()))
                .text("legal_entity_ref", write -> write.record().legalEntity())
                .text("manager_ref", write -> write.record().place().manager())
                .text("service_line", write -> write.record().serviceLine())
                .text("practice", write -> write.record().place().practice())
                .text("region", write -> write.record().place().region())
                .text("currency", write -> write.record().currency())
                .text("kind", write -> write.record().kind())
                .days("planned", write -> write.record().period())
                .date("closed_on", write -> write.record().closedOn())
                .moment("closed_at", write -> write.record().closedAt())
                .decimal(
                        "percent_complete",
                        write -> Facts.value(write.record().progress().percentComplete()))
                .text("status", write -> write.record().status())
                .days("effective", write -> header(write).effective());
    }
}
