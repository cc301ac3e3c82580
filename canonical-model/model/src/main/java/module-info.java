/** The canonical model: what a professional-services firm sells, delivers and bills, as immutable records. */
module org.tallystick.model {
    requires static transitive jakarta.validation;
    requires static transitive java.compiler;
    requires static transitive org.jspecify;
    requires static io.soabase.recordbuilder.core;

    exports org.tallystick.model;
    exports org.tallystick.model.rule;
    exports org.tallystick.model.state;
    exports org.tallystick.model.value;

    // Validators read the fields on which the constraints stand.
    opens org.tallystick.model;
}
