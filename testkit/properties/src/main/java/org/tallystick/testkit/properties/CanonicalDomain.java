package org.tallystick.testkit.properties;

import java.util.Collection;
import java.util.List;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.providers.ArbitraryProvider;

/** The same as {@link CanonicalArbitraries}, for tests that name their domains: {@code @Domain(CanonicalDomain.class)}. */
public final class CanonicalDomain extends DomainContextBase {

    @Override
    public Collection<ArbitraryProvider> getArbitraryProviders() {
        return List.of(new CanonicalArbitraries());
    }
}
