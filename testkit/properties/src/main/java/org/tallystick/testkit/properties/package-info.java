/**
 * Property tests of systems that hold the canonical model. With this jar on the test path, jqwik gives what a property asks for by type:
 *
 * <ul>
 *   <li>{@code @ForAll TimeEntry entry}: {@link org.tallystick.testkit.properties.Sound sound} records of every type, and values
 *   <li>{@code @ForAll BrokenRecord<Invoice> broken}: a {@link org.tallystick.testkit.properties.BrokenRecord} that breaks one rule, and names it
 *   <li>{@code @ForAll World world}: a whole {@link org.tallystick.testkit.properties.World firm}, as large as
 *       {@link org.tallystick.testkit.properties.WorldSize} says
 *   <li>{@code @ForAll BrokenWorld broken}: a {@link org.tallystick.testkit.properties.BrokenWorld} that breaks one law, and names it
 *   <li>{@code @ForAll History history}: how it {@link org.tallystick.testkit.properties.History came to be known}, late, out of order, twice
 * </ul>
 *
 * <p>Start at {@link org.tallystick.testkit.properties.CanonicalArbitraries}. Generators for tests that combine their own are {@code Records},
 * which also makes wild ones, {@code Sound}, {@code Values}, {@code Worlds} and {@code Histories}.
 *
 * <p>The laws need no generator: those of one subject are methods of the model ({@code WorkDays.check}, {@code Invoice.checkAgainst}), and
 * {@link org.tallystick.testkit.properties.WorldLaws} asks all of them of any records:
 *
 * <pre>{@code
 * @Test
 * void whatMySystemHoldsFitsTogether() {
 *     assertThat(WorldLaws.check(new World(mySystem.records()))).isEmpty();
 * }
 * }</pre>
 */
@NullMarked
package org.tallystick.testkit.properties;

import org.jspecify.annotations.NullMarked;
