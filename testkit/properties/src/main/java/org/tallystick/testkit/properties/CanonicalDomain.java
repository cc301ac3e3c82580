package org.tallystick.testkit.properties;

import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.providers.ArbitraryProvider;
import java.util.Collection;
import java.util.List;

/** The same as {@link CanonicalArbitraries}, for tests that name their domains: {@code @Domain(CanonicalDomain.class)}. */
public final class CanonicalDomain extends DomainContextBase {

    @Override
    public Collection<ArbitraryProvider> getArbitraryProviders() {
        return List.of(new CanonicalArbitraries());
    }
}
