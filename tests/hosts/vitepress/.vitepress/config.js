export default {
  title: 'Course',
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'cnn-params' } } },
};
